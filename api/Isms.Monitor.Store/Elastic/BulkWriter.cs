using System.Text.Json;

namespace Isms.Monitor.Store.Elastic;

/// <summary>Writes bodies until each document has a verdict: stored, known, or rejected.</summary>
/// <remarks><para>Status of an item: 2xx and 409 are done; 429, 5xx and no answer at all are repeated after a pause that doubles, with the other documents
/// left out; 400 and 404 are rejected; 413, and 400 for the request as a whole, are split in halves first, until one document alone is refused. 401 and 403
/// end it, with nothing said to be stored that is not.</para>
/// <para>A request that was executed and whose answer was lost is repeated, and what it made answers 409.</para></remarks>
sealed class BulkWriter(ElasticConnection connection, TimeProvider clock, Random? chance = null)
{
    readonly Random _chance = chance ?? Random.Shared;

    /// <summary>Told before each pause: how long, and why. The source waits meanwhile.</summary>
    public Action<TimeSpan, string>? Pausing { get; init; }

    /// <exception cref="StoreException">ISMS4041: denied; what was not stored may be written again later.</exception>
    public async Task<BulkOutcome> WriteAsync(BulkBody body, CancellationToken abort)
    {
        var verdicts = new Verdicts(body.Count);
        var waiting = new Queue<List<int>>(Cut(body, [.. Enumerable.Range(0, body.Count)]));
        var pause = connection.Options.FirstPause;
        while (waiting.TryPeek(out var items))
        {
            var answer = await connection.PostLinesAsync("/_bulk?filter_path=errors,items.*.status,items.*.error.reason,items.*.error.type", Lines(body, items), abort);
            if (answer.IsDenied) throw StoreException.ElasticDenied(connection.Options.ToString(), answer.Reason);
            if (answer.IsTemporary || (answer.IsGood && answer.Body.Length == 0))
            {
                pause = await PauseAsync(pause, answer.IsGood ? "an answer without a body" : answer.Reason, abort);
                continue;
            }
            waiting.Dequeue();
            if (!answer.IsGood)
            {
                if (items.Count == 1) verdicts.Reject(items[0], answer.Status, answer.Reason);
                else
                    foreach (var half in Halves(items)) waiting.Enqueue(half);
                continue;
            }
            var again = verdicts.Take(items, answer.Body, connection.Options.ToString());
            if (again.Items.Count == 0)
            {
                pause = connection.Options.FirstPause;
                continue;
            }
            waiting.Enqueue(again.Items);
            pause = await PauseAsync(pause, again.Reason, abort);
        }
        return verdicts.Outcome;
    }

    async Task<TimeSpan> PauseAsync(TimeSpan pause, string reason, CancellationToken abort)
    {
        // Half of it by chance, so that many programs do not come back at once.
        var wait = pause * (0.5 + 0.5 * _chance.NextDouble());
        Pausing?.Invoke(wait, reason);
        await Task.Delay(wait, clock, abort);
        return pause * 2 < connection.Options.LongestPause ? pause * 2 : connection.Options.LongestPause;
    }

    /// <summary>In requests of the allowed size; a document above it goes alone.</summary>
    IEnumerable<List<int>> Cut(BulkBody body, List<int> items)
    {
        var part = new List<int>();
        var bytes = 0;
        foreach (var item in items)
        {
            var length = body.Item(item).Length;
            if (part.Count > 0 && bytes + length > connection.Options.BulkBytes)
            {
                yield return part;
                (part, bytes) = ([], 0);
            }
            part.Add(item);
            bytes += length;
        }
        if (part.Count > 0) yield return part;
    }

    static IEnumerable<List<int>> Halves(List<int> items) => [items[..(items.Count / 2)], items[(items.Count / 2)..]];

    /// <summary>The first time these are the body itself, without a copy.</summary>
    static ReadOnlyMemory<byte> Lines(BulkBody body, List<int> items)
    {
        if (items.Count == body.Count) return body.Bytes.WrittenMemory;
        var lines = new byte[items.Sum(item => body.Item(item).Length)];
        var at = 0;
        foreach (var item in items)
        {
            body.Item(item).CopyTo(lines.AsMemory(at));
            at += body.Item(item).Length;
        }
        return lines;
    }

    /// <summary>What is known of each document.</summary>
    sealed class Verdicts(int count)
    {
        readonly List<RejectedItem> _rejected = [];
        int _stored;
        int _known;

        public BulkOutcome Outcome => _stored + _known + _rejected.Count == count ? new(_stored, _known, _rejected)
            : throw new InvalidOperationException($"{count} documents, {_stored} stored, {_known} known, {_rejected.Count} rejected.");

        public void Reject(int item, int status, string reason) => _rejected.Add(new RejectedItem(item, status, reason));

        /// <summary>Walks the answer item by item: status 200 of the request says nothing of them.</summary>
        public (List<int> Items, string Reason) Take(List<int> items, ReadOnlyMemory<byte> answer, string place)
        {
            using var json = Parse(answer);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("items", out var results) || results.GetArrayLength() != items.Count)
                throw StoreException.ElasticAnswered($"a bulk answer that does not name its {items.Count} documents");
            var (again, reason, at) = (new List<int>(), "", 0);
            foreach (var result in results.EnumerateArray())
            {
                var item = items[at++];
                var verdict = result.EnumerateObject().First().Value;
                var status = verdict.GetProperty("status").GetInt32();
                if (status is >= 200 and < 300) _stored++;
                else if (status == 409) _known++;
                else if (status is 401 or 403) throw StoreException.ElasticDenied(place, ReasonOf(verdict, status));
                else if (status is 429 or >= 500)
                {
                    again.Add(item);
                    reason = ReasonOf(verdict, status);
                }
                else Reject(item, status, ReasonOf(verdict, status));
            }
            return (again, reason);
        }

        static JsonDocument Parse(ReadOnlyMemory<byte> answer)
        {
            try
            {
                return JsonDocument.Parse(answer);
            }
            catch (JsonException e)
            {
                throw StoreException.ElasticAnswered($"a bulk answer that is no JSON ({e.Message})");
            }
        }

        static string ReasonOf(JsonElement verdict, int status) =>
            verdict.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object && error.TryGetProperty("reason", out var reason) ? $"status {status}, {reason.GetString()}" : $"status {status}";
    }
}
