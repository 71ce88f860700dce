using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Search;

namespace Isms.Monitor.Store.Tests.Elastic;

/// <summary>Documents of incidents, and what a dashboard asks of them.</summary>
static class GenerateIncidents
{
    public static IReadOnlyList<SearchSource> Documents(int count, Rnd seed)
    {
        var choices = Gen.ArrayOf(Gen.Choose(0, 1000), 10).Sample(count, seed, 50);
        return [.. choices.Select((row, at) => new SearchSource($"i{at:000}", Of(row, at)))];
    }

    static JsonObject Of(int[] row, int at)
    {
        var detected = Sample.Noon - at * UnixMicros.Hour;
        var document = new JsonObject
        {
            ["@timestamp"] = UnixMicros.ToText(detected), ["id"] = $"i{at:000}", ["title"] = "Malware after brute force", ["alerts"] = row[0] % 7,
            ["severity"] = Pick(row[1], "low", "medium", "high", "critical"), ["state"] = Pick(row[2], "new", "acknowledged", "inProgress", "resolved", "closed"),
            ["isms.controls"] = new JsonArray([.. new[] { "A.8.7", "A.8.16", "A.5.26" }.Take(row[3] % 4).Select(one => JsonValue.Create(one))]),
        };
        if (row[4] % 3 > 0) document["owner"] = Pick(row[4], "ann", "bert");
        if (row[5] % 2 > 0) (document["met.acknowledge"], document["seconds.to_acknowledge"]) = (row[5] % 3 > 0, row[6] * 1.5);
        if (row[7] % 2 > 0) (document["met.resolve"], document["seconds.to_resolve"]) = (row[7] % 5 > 0, row[8] * 100.25);
        if (row[9] % 2 > 0) document["due"] = UnixMicros.ToText(detected + row[9] * UnixMicros.Hour);
        return document;
    }

    public static IReadOnlyList<JsonObject> Requests { get; } =
    [
        .. new[]
        {
            """{"size":0,"query":{"bool":{"filter":{"range":{"@timestamp":{"gte":0,"lte":1795521600000,"format":"epoch_millis"}}}}},"aggs":{"2":{"terms":{"field":"owner","size":5,"order":{"_count":"desc"},"missing":"nobody","min_doc_count":1},"aggs":{"1":{"avg":{"field":"met.acknowledge"}}}}}}""",
            """{"size":0,"aggs":{"2":{"terms":{"field":"severity","size":10,"order":{"1":"asc"}},"aggs":{"1":{"avg":{"field":"met.resolve"}},"3":{"max":{"field":"@timestamp"}},"4":{"min":{"field":"due"}}}}}}""",
            """{"size":0,"query":{"query_string":{"query":"state:(new OR inProgress) AND due:[* TO now]","analyze_wildcard":true}},"aggs":{"2":{"terms":{"field":"met.resolve"}},"3":{"value_count":{"field":"due"}}}}""",
            """{"size":0,"query":{"query_string":{"query":"NOT _exists_:owner"}},"aggs":{"2":{"date_histogram":{"field":"@timestamp","calendar_interval":"1d","min_doc_count":0,"format":"epoch_millis"},"aggs":{"1":{"percentiles":{"field":"seconds.to_resolve","percents":["50","90"]}},"4":{"avg":{"field":"seconds.to_acknowledge"}}}}}}""",
            """{"size":0,"query":{"query_string":{"query":"met.resolve:false OR severity:crit*"}},"aggs":{"2":{"filters":{"filters":{"in time":{"query_string":{"query":"met.acknowledge:true"}},"late":{"query_string":{"query":"met.acknowledge:false"}},"not yet":{"query_string":{"query":"NOT _exists_:met.acknowledge"}}}},"aggs":{"1":{"cardinality":{"field":"isms.controls"}}}},"9":{"max_bucket":{"buckets_path":"2>1"}},"8":{"sum_bucket":{"buckets_path":"2>_count"}}}}""",
            """{"size":0,"query":{"query_string":{"query":"state:nothing"}},"aggs":{"1":{"percentiles":{"field":"seconds.to_resolve","percents":["50","90"]}},"2":{"max":{"field":"seconds.to_resolve"}},"3":{"avg":{"field":"met.resolve"}},"4":{"terms":{"field":"owner"}},"5":{"extended_stats":{"field":"alerts"}},"6":{"date_histogram":{"field":"@timestamp","fixed_interval":"1d"}}}}""",
            """{"size":0,"aggs":{"2":{"terms":{"field":"isms.controls","size":2,"order":{"1[90.0]":"desc"}},"aggs":{"1":{"percentiles":{"field":"seconds.to_resolve","percents":["90"]}},"3":{"terms":{"field":"state","size":1}}}}}}""",
            """{"size":500,"query":{"query_string":{"query":"*","analyze_wildcard":true}},"sort":[{"due":{"order":"desc","unmapped_type":"boolean"}},{"id":{"order":"asc"}}],"docvalue_fields":["@timestamp"],"fields":[{"field":"due","format":"strict_date_optional_time_nanos"}],"script_fields":{}}""",
            """{"size":500,"query":{"query_string":{"query":"alerts:[2 TO 4] AND NOT severity:\"low\""}},"sort":[{"severity":{"order":"asc"}},{"alerts":{"order":"desc"}},{"id":{"order":"desc"}}]}""",
        }.Select(text => JsonNode.Parse(text)!.AsObject()),
    ];

    static string Pick(int at, params string[] from) => from[at % from.Length];
}
