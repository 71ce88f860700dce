using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Isms.Monitor.Api.Tests.Notifying;

/// <summary>A real HTTP server on a free port of this machine that notes what it gets and answers as it is told.</summary>
sealed class HookServer : IAsyncDisposable
{
    readonly WebApplication _app;

    HookServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First() + "/hook");

    public List<(string Path, byte[] Body, Dictionary<string, string> Headers)> Requests { get; } = [];

    /// <summary>0 never answers.</summary>
    public int Status { get; set; } = 200;

    public static async Task<HookServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new HookServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        Requests.Add((http.Request.Path, body.ToArray(), http.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        if (Status == 0) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Response.StatusCode = Status == 0 ? 200 : Status;
        if (Status is >= 300 and < 400) http.Response.Headers.Location = "/elsewhere";
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
