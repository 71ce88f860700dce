using System.Net;

namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>Cookies for a handler that has none of its own.</summary>
sealed class CookieKeeper(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public CookieContainer Cookies { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken abort)
    {
        var header = Cookies.GetCookieHeader(request.RequestUri!);
        if (header.Length > 0) request.Headers.Add("Cookie", header);
        var answer = await base.SendAsync(request, abort);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set) Cookies.SetCookies(request.RequestUri!, cookie);
        return answer;
    }
}
