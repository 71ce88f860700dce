using System.Text;
using Microsoft.AspNetCore.Http;

namespace Isms.Monitor.Store.Tests.Elastic;

/// <summary>Says what a test lays down, request after request; what it was asked is kept.</summary>
sealed class ScriptedServer : IAsyncDisposable
{
    readonly OwnServer _server;
    readonly Queue<(int Status, string Body)?> _answers = new();
    readonly List<string> _asked = [];

    public ScriptedServer() => _server = new OwnServer(AnswerAsync);

    public Uri Address => _server.Address;

    /// <summary>Method, path, authorisation and body of each request.</summary>
    public IReadOnlyList<string> Asked => _asked;

    public ScriptedServer Then(int status, string body)
    {
        _answers.Enqueue((status, body));
        return this;
    }

    /// <summary>The request is read, and the connection is cut.</summary>
    public ScriptedServer ThenCut()
    {
        _answers.Enqueue(null);
        return this;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    async Task AnswerAsync(HttpContext context, byte[] body)
    {
        _asked.Add($"{context.Request.Method} {context.Request.Path} {context.Request.Headers.Authorization} {Encoding.UTF8.GetString(body)}");
        if (!_answers.TryDequeue(out var answer)) answer = (500, "{\"error\":\"not laid down\"}");
        if (answer is not var (status, text))
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(text);
    }
}
