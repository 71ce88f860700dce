using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Isms.Monitor.Store.Tests.Elastic;

/// <summary>An HTTP server that says what a test lays down, request after request; what it was asked is kept.</summary>
sealed class ScriptedServer : IDisposable
{
    readonly HttpListener _listener = new();
    readonly Queue<Func<string, (int Status, string Body)?>> _answers = new();
    readonly List<string> _asked = [];
    readonly Task _running;

    public ScriptedServer()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
        }
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _running = RunAsync();
    }

    public Uri Address { get; }

    /// <summary>Method, path and body of each request.</summary>
    public IReadOnlyList<string> Asked => _asked;

    public ScriptedServer Then(int status, string body) => Then(_ => (status, body));

    /// <summary>Null: the request is read, and the connection is cut.</summary>
    public ScriptedServer Then(Func<string, (int Status, string Body)?> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public void Dispose()
    {
        _listener.Abort();
        _running.GetAwaiter().GetResult();
    }

    async Task RunAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var body = await reader.ReadToEndAsync();
            _asked.Add($"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath} {context.Request.Headers["Authorization"]} {body}");
            if (!_answers.TryDequeue(out var answer)) answer = _ => (500, "{\"error\":\"not laid down\"}");
            if (answer(body) is not var (status, text))
            {
                context.Response.Abort();
                continue;
            }
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
            context.Response.Close();
        }
    }
}
