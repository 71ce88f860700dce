using Microsoft.AspNetCore.Http;

namespace Isms.Monitor.Store.Tests.Elastic;

/// <summary>Stands before a real server and does it harm by a seeded schedule: refuses, denies, cuts the connection before or after the request was executed.</summary>
sealed class FaultProxy : IAsyncDisposable
{
    static readonly string[] Harms = ["401", "403", "429", "503", "cut-before", "cut-after"];

    readonly OwnServer _proxy;
    readonly HttpClient _client = new();
    readonly Uri _server;
    readonly Random _chance;

    public FaultProxy(Uri server, int seed)
    {
        (_server, _chance) = (server, new Random(seed));
        _proxy = new OwnServer(AnswerAsync);
    }

    public Uri Address => _proxy.Address;

    /// <summary>How often each harm was done; half of the requests have none.</summary>
    public Dictionary<string, int> Done { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        _client.Dispose();
    }

    async Task AnswerAsync(HttpContext context, byte[] body)
    {
        var harm = _chance.NextDouble() < 0.5 ? Harms[_chance.Next(Harms.Length)] : "none";
        Done[harm] = Done.GetValueOrDefault(harm) + 1;
        if (int.TryParse(harm, out var status)) context.Response.StatusCode = status;
        else if (harm == "cut-before") context.Abort();
        else await PassAsync(context, body, isCut: harm == "cut-after");
    }

    async Task PassAsync(HttpContext context, byte[] body, bool isCut)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(_server, context.Request.Path + context.Request.QueryString));
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }
        using var answer = await _client.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (isCut)
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await context.Response.Body.WriteAsync(bytes);
    }
}
