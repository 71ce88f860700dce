using System.Text;
using Isms.Monitor.Controls.Trials;

namespace Isms.Monitor.Api.Server.Trials;

/// <summary>Appended to a log file that is one of the sources.</summary>
sealed class FileTrialPath(string path) : ITrialPath
{
    public string Name => $"file {path}";

    public async Task<string?> SendAsync(TrialScript script, CancellationToken abort)
    {
        try
        {
            // A trial is no reason to make a log: a path that is wrong must be seen.
            await using var log = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            log.Seek(0, SeekOrigin.End);
            await log.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(script.Lines.Select(line => line.Text + "\n"))), abort);
            return null;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return failed.Message;
        }
    }
}
