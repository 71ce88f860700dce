using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Isms.Monitor.Api.Replaying;

/// <summary><c>POST /ingest</c> of a server, with the batch's key: a batch that was taken is not stored again, however often it is sent.</summary>
sealed class HttpTarget : IReplayTarget
{
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    readonly HttpClient _client;
    readonly string _path;
    readonly TimeProvider _clock;
    readonly TextWriter _progress;

    public HttpTarget(HttpMessageHandler handler, Uri server, string format, string? token, TimeProvider clock, TextWriter progress)
    {
        _client = new HttpClient(handler) { BaseAddress = server, Timeout = TimeSpan.FromMinutes(5) };
        if (token is not null) _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (_path, _clock, _progress) = ($"/ingest/{format}", clock, progress);
    }

    public async Task<long> SendAsync(ReplayBatch batch, CancellationToken abort)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var why = "";
            try
            {
                using var answer = await PostAsync(batch, abort);
                var text = await answer.Content.ReadAsStringAsync(abort);
                if (answer.StatusCode == HttpStatusCode.OK) return Already(text);
                if (!IsBusy(answer.StatusCode)) throw Refused(answer.StatusCode, text);
                why = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
            }
            catch (Exception away) when (away is HttpRequestException || (away is OperationCanceledException && !abort.IsCancellationRequested))
            {
                why = away.Message;
            }
            if (pause == FirstPause) _progress.WriteLine($"ISMS5075 {_client.BaseAddress} does not take lines now ({why}). It is tried again until it does; stop with Ctrl+C and go on later with the same command.");
            await Task.Delay(pause, _clock, abort);
        }
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    async Task<HttpResponseMessage> PostAsync(ReplayBatch batch, CancellationToken abort)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _path) { Content = new ReadOnlyMemoryContent(batch.Body) };
        request.Headers.Add("Idempotency-Key", batch.Key);
        return await _client.SendAsync(request, abort);
    }

    static bool IsBusy(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;

    ReplayException Refused(HttpStatusCode status, string answer) => new(status == HttpStatusCode.Unauthorized
        ? $"ISMS5076 {_client.BaseAddress} does not admit this sender. Give the server's ingestToken with --token; without one only its own machine may send."
        : $"ISMS5077 {_client.BaseAddress} refuses the lines ({(int)status}): {Title(answer)} Check --to and --format.");

    static long Already(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.TryGetProperty("alreadyStored", out var already) ? already.GetInt64() : 0;
    }

    static string Title(string answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.TryGetProperty("title", out var title) ? title.GetString() ?? "" : "";
        }
        catch (JsonException)       // not of ours: a proxy answered
        {
            return "the answer is none of isms-monitor.";
        }
    }
}
