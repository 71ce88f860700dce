using System.Net;
using System.Security.Cryptography;
using System.Text;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Ingest.Sources.Http;

namespace Isms.Monitor.Api.Server;

/// <summary><c>POST /ingest/{format}</c>: answered with 200 only when every line is stored.</summary>
/// <remarks>Senders are programs, so no cookie counts here: a bearer token, or where none is configured a loopback address.</remarks>
static class IngestRoute
{
    public static void Map(WebApplication app, HttpIngest ingest, MonitorSettings settings) =>
        app.MapPost("/ingest/{format}", (string format, HttpContext http) => AcceptAsync(format, http, ingest, settings))
            .AllowAnonymous().DisableAntiforgery().WithName("Ingest").WithSummary("Takes log lines or NDJSON; answers when all of it is stored.");

    static async Task<IResult> AcceptAsync(string format, HttpContext http, HttpIngest ingest, MonitorSettings settings)
    {
        if (!MaySend(http, settings.IngestToken))
        {
            return Results.Problem(statusCode: 401, title: "ISMS5020 this sender is not admitted.",
                detail: "Send the header Authorization: Bearer TOKEN with the configured IngestToken; without one only this machine may send.");
        }
        var request = http.Request;
        var answer = await ingest.AcceptAsync(format, request.Body, request.Headers.ContentEncoding == "gzip",
            request.Headers.TryGetValue("Idempotency-Key", out var key) ? key.ToString() : null, http.Connection.RemoteIpAddress?.ToString() ?? "", http.RequestAborted);
        return answer.Problem is null
            ? Results.Ok(new { lines = answer.Lines, alreadyStored = answer.AlreadyStored })
            : Results.Problem(statusCode: answer.Status, title: answer.Problem);
    }

    static bool MaySend(HttpContext http, string token)
    {
        if (token.Length == 0) return http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
        const string scheme = "Bearer ";
        var sent = http.Request.Headers.Authorization.ToString();
        return sent.StartsWith(scheme, StringComparison.Ordinal)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent[scheme.Length..]), Encoding.UTF8.GetBytes(token));
    }
}
