using System.Net;
using System.Text.Json;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Trials;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Commands;

/// <summary>Lets a running server carry trials out, as a person would in the console, and waits for the outcomes.</summary>
sealed class SeedAtServer(Func<Uri, HttpMessageHandler> handler, Uri at, string user, string password, TimeProvider clock)
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);
    static readonly Uri Trials = new("api/v1/trials?limit=5000", UriKind.Relative);

    /// <exception cref="TrialException">ISMS5040, or why the server did not carry one out.</exception>
    public async Task<IReadOnlyList<TrialEntry>> RunAsync(IReadOnlyList<string> only, CancellationToken abort)
    {
        using var client = new HttpClient(handler(at)) { BaseAddress = at };
        try
        {
            await LogInAsync(client, abort);
            var overview = await OverviewAsync(client, abort);
            var known = overview.Definitions.ToDictionary(one => one.Id, StringComparer.OrdinalIgnoreCase);
            if (only.FirstOrDefault(id => !known.ContainsKey(id)) is { } unknown) throw TrialException.Unknown(unknown, known.Keys);
            var started = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var id in only.Count > 0 ? only : [.. known.Keys])
            {
                var entry = await RunAsync(client, id, abort);
                started[entry.Id] = known[id].LimitMicros;
            }
            return await OutcomesAsync(client, started, abort);
        }
        catch (Exception failed) when (failed is HttpRequestException or JsonException or TaskCanceledException && !abort.IsCancellationRequested)
        {
            throw TrialException.NoServer(at, failed.Message);
        }
    }

    /// <summary>A trial waits no longer than its limit; a little more for the server's own looking.</summary>
    async Task<IReadOnlyList<TrialEntry>> OutcomesAsync(HttpClient client, Dictionary<string, long> started, CancellationToken abort)
    {
        var end = clock.GetUtcNow() + TimeSpan.FromMicroseconds(started.Values.DefaultIfEmpty().Max() + 10 * UnixMicros.Second);
        while (true)
        {
            var entries = (await OverviewAsync(client, abort)).Ledger.Where(entry => started.ContainsKey(entry.Id)).Reverse().ToList();
            if (entries.All(entry => entry.Outcome != "pending") || clock.GetUtcNow() > end) return entries;
            await Task.Delay(BetweenLooks, clock, abort);
        }
    }

    async Task LogInAsync(HttpClient client, CancellationToken abort)
    {
        using var answer = await client.PostAsJsonAsync(new Uri("api/v1/session", UriKind.Relative), new { name = user, password }, abort);
        if (!answer.IsSuccessStatusCode) throw TrialException.NotAdmitted(at, user, await TitleAsync(answer, abort));
    }

    async Task<TrialEntry> RunAsync(HttpClient client, string id, CancellationToken abort)
    {
        using var answer = await client.PostAsync(new Uri($"api/v1/trials/{Uri.EscapeDataString(id)}/run", UriKind.Relative), null, abort);
        if (answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized) throw TrialException.NotAdmitted(at, user, await TitleAsync(answer, abort));
        if (!answer.IsSuccessStatusCode) throw new TrialException(await TitleAsync(answer, abort));
        return await answer.Content.ReadFromJsonAsync<TrialEntry>(JsonSerializerOptions.Web, abort) ?? throw new JsonException("the answer is empty.");
    }

    static async Task<TrialOverview> OverviewAsync(HttpClient client, CancellationToken abort) =>
        await client.GetFromJsonAsync<TrialOverview>(Trials, JsonSerializerOptions.Web, abort) ?? throw new JsonException("the answer is empty.");

    static async Task<string> TitleAsync(HttpResponseMessage answer, CancellationToken abort)
    {
        try
        {
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(abort);
            if (problem.TryGetProperty("title", out var title) && title.GetString() is { } text) return text;
        }
        catch (JsonException)
        {
            // Something else than this program answered; its status is all there is.
        }
        return $"status {(int)answer.StatusCode}.";
    }
}
