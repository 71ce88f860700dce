using System.Globalization;
using System.Text.Json.Nodes;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Elastic;

/// <summary>Events in Elasticsearch: written in batches, found by the query language.</summary>
sealed class ElasticEvents(ElasticConnection connection, BulkWriter writer)
{
    /// <summary>Elasticsearch gives no more at once.</summary>
    public const int PageSize = 10_000;

    readonly EventDocument _document = new();

    /// <summary>Adds an event to a body.</summary>
    public void Add(BulkBody to, EcsEvent from, string source, bool isSeeded = false)
    {
        to.Begin(IndexName.Of(IndexName.Events, from.ReceivedMicros), from.Id.ToString());
        _document.Write(to.Bytes, from, source, isSeeded);
        to.End();
    }

    /// <summary>Writes the events of batches; when it returns, each is stored, was stored before, or is rejected. Not for two threads.</summary>
    /// <exception cref="StoreException">ISMS4041, 4042: nothing of it may be acknowledged.</exception>
    public async Task<BulkOutcome> WriteAsync(IEnumerable<EventBatch> batches, CancellationToken abort)
    {
        var body = new BulkBody();
        foreach (var batch in batches)
            foreach (var from in batch.Events) Add(body, from, batch.Position.Source ?? "");
        return await writer.WriteAsync(body, abort);
    }

    /// <summary>Makes what was written visible to searches; else that takes a second.</summary>
    public async Task RefreshAsync(CancellationToken abort) => connection.Checked(await connection.PostAsync($"/{IndexName.Events}-*/_refresh", "", abort));

    public async Task<long> CountAsync(EventQuery query, CancellationToken abort)
    {
        var body = new JsonObject { ["query"] = ElasticQuery.Of(query.Root) };
        var answer = connection.Checked(await connection.PostAsync($"/{IndexName.Events}-*/_count?ignore_unavailable=true", body.ToJsonString(), abort));
        return (long?)answer.Json()["count"] ?? throw StoreException.ElasticAnswered("a count without a number");
    }

    /// <summary>Documents that answer a query, newest first, as they were written; pages behind each other are consistent, however many there are.</summary>
    /// <param name="query">What to find.</param>
    /// <param name="fields">Of the document; empty: all of them.</param>
    /// <param name="abort">Ends it.</param>
    public async IAsyncEnumerable<(EventId Id, JsonObject Document)> FindAsync(EventQuery query, IReadOnlyList<string> fields, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken abort)
    {
        var opened = connection.Checked(await connection.PostAsync($"/{IndexName.Events}-*/_pit?keep_alive=1m&ignore_unavailable=true", "", abort));
        var pit = (string?)opened.Json()["id"] ?? throw StoreException.ElasticAnswered("a point in time without an id");
        try
        {
            JsonNode? after = null;
            while (true)
            {
                var answer = connection.Checked(await connection.PostAsync("/_search", Page(query, fields, pit, after).ToJsonString(), abort)).Json();
                var hits = answer["hits"]?["hits"]?.AsArray() ?? throw StoreException.ElasticAnswered("a search without hits");
                foreach (var hit in hits) yield return (IdOf(hit), hit?["_source"] as JsonObject ?? []);
                if (hits.Count < PageSize) yield break;
                after = hits[^1]!["sort"]!.DeepClone();
            }
        }
        finally
        {
            await connection.DeleteAsync("/_pit", new JsonObject { ["id"] = pit }.ToJsonString(), CancellationToken.None);
        }
    }

    /// <summary>Deletes the indices of days before one.</summary>
    /// <returns>Their names.</returns>
    public async Task<IReadOnlyList<string>> DeleteBeforeAsync(DateOnly day, CancellationToken abort)
    {
        var patterns = string.Join(',', IndexName.Daily.Select(kind => kind + "-*"));
        var answer = connection.Checked(await connection.GetAsync($"/{patterns}?filter_path=*.settings.index.uuid&ignore_unavailable=true&allow_no_indices=true", abort));
        var old = answer.Json().AsObject().Select(index => index.Key).Where(index => IndexName.DayOf(index) < day).Order(StringComparer.Ordinal).ToList();
        foreach (var index in old) connection.Checked(await connection.DeleteAsync("/" + index, abort));
        return old;
    }

    static JsonObject Page(EventQuery query, IReadOnlyList<string> fields, string pit, JsonNode? after)
    {
        var page = new JsonObject
        {
            ["size"] = PageSize,
            ["query"] = ElasticQuery.Of(query.Root),
            ["pit"] = new JsonObject { ["id"] = pit, ["keep_alive"] = "1m" },
            ["sort"] = new JsonArray(new JsonObject { ["@timestamp"] = "desc" }, new JsonObject { ["_shard_doc"] = "asc" }),
            ["track_total_hits"] = false,
        };
        if (fields.Count > 0) page["_source"] = new JsonArray([.. fields.Select(field => JsonValue.Create(field))]);
        if (after is not null) page["search_after"] = after;
        return page;
    }

    static EventId IdOf(JsonNode? hit) =>
        EventId.TryParse((string?)hit?["_id"], out var id) ? id : throw StoreException.ElasticAnswered(string.Create(CultureInfo.InvariantCulture, $"an event whose id is {hit?["_id"]}"));
}
