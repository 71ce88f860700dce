using System.Text;
using Isms.Monitor.Controls.Trials;
using Isms.Monitor.Ingest.Sources.Http;

namespace Isms.Monitor.Api.Server.Trials;

/// <summary>Through the source behind <c>POST /ingest</c>: the answer says that the lines are stored.</summary>
sealed class HttpTrialPath(HttpIngest ingest) : ITrialPath
{
    public string Name => "HTTP ingest";

    public bool IsReady => ingest.IsOpen;

    public async Task<string?> SendAsync(TrialScript script, CancellationToken abort)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(script.Lines.Select(line => line.Text + "\n"))));
        return (await ingest.AcceptAsync(script.Format, body, isPacked: false, $"isms-trial-{script.Trial.Id}", "127.0.0.1", abort)).Problem;
    }
}
