using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Isms.Monitor.Store.Tests.Elastic;

/// <summary>An HTTP server on loopback that does with each request what the test says.</summary>
sealed class OwnServer : IAsyncDisposable
{
    readonly WebApplication _app;

    /// <param name="answer">Given the request and all of its body; <see cref="HttpContext.Abort"/> cuts the connection.</param>
    public OwnServer(Func<HttpContext, byte[], Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            await answer(context, body.ToArray());
        });
        _app.StartAsync().GetAwaiter().GetResult();
        Address = new Uri(_app.Urls.Single());
    }

    public Uri Address { get; }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
