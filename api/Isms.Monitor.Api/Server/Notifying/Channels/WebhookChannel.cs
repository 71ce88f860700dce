using Isms.Monitor.Api.Server.Settings;
using System.Net;
using System.Net.Http.Headers;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Server.Notifying.Channels;

/// <summary>Posts a signed JSON body to one address.</summary>
/// <remarks>It follows no redirect: signed content must not be led to a host that nobody configured. The answer's body is not read.</remarks>
sealed class WebhookChannel : IChannel, IDisposable
{
    readonly Uri _url;
    readonly Secret? _secret;
    readonly TimeSpan _timeout;
    readonly TimeProvider _clock;
    readonly HttpClient _http;

    /// <param name="secret">Null: bodies are not signed.</param>
    /// <param name="timeout">For one attempt.</param>
    public WebhookChannel(string id, Uri url, Secret? secret, TimeSpan timeout, TimeProvider clock)
    {
        (Id, _url, _secret, _timeout, _clock) = (id, url, secret, timeout, clock);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // An address that moved is found after that long without a restart.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public string Id { get; }

    public bool NeedsRecipient => false;

    public async Task<SendOutcome> SendAsync(Message message, IReadOnlyList<string> to, CancellationToken abort)
    {
        using var limit = new CancellationTokenSource(_timeout, _clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(abort, limit.Token);
        try
        {
            using var request = Request(message);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ended.Token);
            return Judge(answer.StatusCode);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !abort.IsCancellationRequested)
        {
            return new SendOutcome.Failed($"ISMS5061 the webhook {Id} did not answer within {_timeout.TotalSeconds:0.#} s. It is tried again by itself; look whether {_url.Host} is up.");
        }
        catch (HttpRequestException failed)
        {
            return new SendOutcome.Failed($"ISMS5061 the webhook {Id} was not reached: {Reason(failed)}. It is tried again by itself; look at {_url.Host}, its name and its certificate.");
        }
    }

    public void Dispose() => _http.Dispose();

    HttpRequestMessage Request(Message message)
    {
        var body = WebhookBody.Of(message);
        var request = new HttpRequestMessage(HttpMethod.Post, _url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Idempotency-Key", message.Id);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("isms-monitor", null));
        if (_secret is not null)
            request.Headers.Add(Signature.Header, Signature.Of(body, _secret, UnixMicros.From(_clock.GetUtcNow()) / UnixMicros.Second));
        return request;
    }

    SendOutcome Judge(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => new SendOutcome.Sent(),
        >= 300 and < 400 => new SendOutcome.Refused($"ISMS5062 the webhook {Id} answers {(int)status}, a redirect, and redirects are not followed. Configure the final address."),
        410 => new SendOutcome.Refused($"ISMS5062 the webhook {Id} is gone for good (410). Configure another address or remove the channel."),
        408 or 425 or 429 or >= 500 => new SendOutcome.Failed($"ISMS5061 the webhook {Id} answers {(int)status}. It is tried again by itself."),
        var other => new SendOutcome.Refused($"ISMS5062 the webhook {Id} refuses the message ({other}). Compare its address and secret with the receiver's, then retry the delivery."),
    };

    /// <summary>The kind of failure and never the text of an inner exception, which may hold the address with a token in its path.</summary>
    static string Reason(HttpRequestException failed) => failed.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its name has no address",
        HttpRequestError.ConnectionError => "it takes no connection",
        HttpRequestError.SecureConnectionError => "TLS could not be set up",
        _ => "the connection broke",
    };
}
