using System.Diagnostics;
using System.Text.Json.Nodes;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Elastic;

namespace Isms.Monitor.Store.Search;

/// <summary>Answers searches in the language of Elasticsearch from the standalone store. Safe for any number of callers; changes nothing.</summary>
/// <param name="days">Events, matches and alerts.</param>
/// <param name="documents">Makes the documents of an index that is not a table of the day files: <c>isms-incidents</c>, <c>isms-measurements</c>.</param>
/// <param name="clock">For times that count from now.</param>
public sealed class Searcher(DayStore days, Func<string, CancellationToken, Task<IReadOnlyList<SearchSource>>> documents, TimeProvider clock)
{
    /// <summary>Names of the indices whose documents are made by others.</summary>
    public const string Incidents = IndexName.Incidents;

    public const string Measurements = IndexName.Measurements;

    readonly ReadCommand _command = new(days.Options, days.Clock, days.Duck, days.Catalog);

    /// <summary>One search.</summary>
    /// <param name="pattern">The index, such as <c>isms-events-*</c>.</param>
    /// <param name="body">The request; null: everything.</param>
    /// <param name="abort">Stops it.</param>
    /// <exception cref="SearchException">The request is not known here, or wrong.</exception>
    /// <exception cref="StoreException">ISMS4013, 4017, 4018.</exception>
    public async Task<JsonObject> SearchAsync(string pattern, JsonNode? body, CancellationToken abort)
    {
        var (now, start) = (clock.GetUtcNow(), Stopwatch.GetTimestamp());
        var request = SearchRequest.Read(body, now);
        var table = await TableAsync(SearchIndex.Of(pattern), abort);
        var times = TimeSpanOf.Query(request.Query, now);
        var (total, hits) = await new HitReader(_command, table, request, times, now, abort).ReadAsync();
        var answer = new JsonObject
        {
            ["took"] = (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            ["timed_out"] = false,
            ["_shards"] = Shards(),
            ["hits"] = new JsonObject { ["total"] = new JsonObject { ["value"] = total, ["relation"] = "eq" }, ["max_score"] = null, ["hits"] = hits },
        };
        if (request.Aggregations.Length > 0) answer["aggregations"] = await new AggregationRun(_command, table, request.Query, times, now, abort).RunAsync(request.Aggregations);
        return answer;
    }

    /// <summary>How many documents a query finds.</summary>
    /// <inheritdoc cref="SearchAsync"/>
    public async Task<JsonObject> CountAsync(string pattern, JsonNode? body, CancellationToken abort)
    {
        var query = JsonShape.Known(body ?? new JsonObject(), "the request", "query")["query"];
        var found = await SearchAsync(pattern, new JsonObject { ["size"] = 0, ["query"] = query?.DeepClone() }, abort);
        return new JsonObject { ["count"] = (long)found["hits"]!["total"]!["value"]!, ["_shards"] = Shards() };
    }

    async Task<SearchTable> TableAsync(string index, CancellationToken abort) => index switch
    {
        IndexName.Events => new EventTable(days.Options, days.Reader),
        IndexName.Matches => new MatchTable(days.Options, days.Reader),
        IndexName.Alerts => new DocumentTable(index, [.. (await days.Reader.AlertsAsync(new AlertFilter { Limit = int.MaxValue }, abort)).Select(alert => (alert.Id, AlertDocument.Of(alert)))]),
        _ => new DocumentTable(index, [.. (await documents(index, abort)).Select(document => (document.Id, new SearchDocument(index, document.Document)))]),
    };

    static JsonObject Shards() => new() { ["total"] = 1, ["successful"] = 1, ["skipped"] = 0, ["failed"] = 0 };
}

/// <summary>A document to be searched or written.</summary>
/// <param name="Id">Unique in its index.</param>
/// <param name="Document">Dotted names.</param>
/// <param name="Version">Grows with each change; of two the greater holds.</param>
public sealed record SearchSource(string Id, JsonObject Document, long Version = 1);
