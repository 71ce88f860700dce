using System.Globalization;
using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana.Frames;

/// <summary>Reads one answer of <c>_msearch</c> as the data source does: series where the last buckets are times, one table otherwise.</summary>
static class FrameReader
{
    public static IReadOnlyList<Frame> Read(JsonNode answer, GrafanaQuery query)
    {
        if (answer["error"] is { } error) throw new InvalidDataException($"{query.Name}: {error.ToJsonString()}");
        var metrics = DashboardFile.Items(query.Target["metrics"]).ToList();
        if ((string?)metrics[0]["type"] is "raw_data" or "logs") return [DocumentTable.Read(answer["hits"]!["hits"]!.AsArray(), query.Source.TimeField)];
        var buckets = DashboardFile.Items(query.Target["bucketAggs"]).ToList();
        var leaves = new List<Leaf>();
        if (answer["aggregations"] is JsonObject aggregations) Walk(aggregations, buckets, 0, [], leaves);
        return (string?)buckets[^1]["type"] == "date_histogram" ? SeriesReader.Read(leaves, metrics, query.Target) : BucketTable.Read(leaves, metrics, buckets);
    }

    /// <summary>Buckets of the last kind under one combination of the outer ones.</summary>
    static void Walk(JsonObject aggregations, IReadOnlyList<JsonObject> buckets, int depth, IReadOnlyList<KeyValuePair<string, string>> labels, List<Leaf> leaves)
    {
        var bucket = buckets[depth];
        if (aggregations[(string)bucket["id"]!] is not JsonObject found) return;
        var keyed = Buckets(found["buckets"]).ToList();
        if (depth == buckets.Count - 1)
        {
            leaves.Add(new Leaf(labels, keyed));
            return;
        }
        var name = (string?)bucket["type"] == "filters" ? "filter" : (string)bucket["field"]!;
        foreach (var (key, inner) in keyed) Walk(inner, buckets, depth + 1, [.. labels, KeyValuePair.Create(name, key)], leaves);
    }

    /// <summary>Those of filters come by their labels.</summary>
    static IEnumerable<(string Key, JsonObject Bucket)> Buckets(JsonNode? buckets) => buckets switch
    {
        JsonArray list => list.OfType<JsonObject>().Select(bucket => (KeyOf(bucket), bucket)),
        JsonObject map => map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value!.AsObject())),
        _ => [],
    };

    static string KeyOf(JsonObject bucket) => (string?)bucket["key_as_string"] ?? (bucket["key"]!.GetValueKind() == System.Text.Json.JsonValueKind.String
        ? (string)bucket["key"]! : bucket["key"]!.ToJsonString());

    public static double? Number(JsonNode? node) => node is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? value.GetValue<double>() : null;

    /// <summary>Values of a metric in a bucket, by the names of their columns in a table without the field.</summary>
    public static IEnumerable<(string Label, double? Value)> Values(JsonObject bucket, JsonObject metric)
    {
        var (id, type) = ((string)metric["id"]!, (string)metric["type"]!);
        if (type == "count") return [("count", Number(bucket["doc_count"]))];
        if (type != "percentiles") return [(type, Number(bucket[id]?["value"]))];
        return bucket[id]?["values"] is not JsonObject values ? [] : values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => ($"p{pair.Key}", Number(pair.Value)));
    }

    public static string NameOf(string metric) => metric switch
    {
        "count" => "Count", "avg" => "Average", "sum" => "Sum", "max" => "Max", "min" => "Min", "cardinality" => "Unique Count", _ => metric,
    };

    internal static double TimeOf(JsonObject bucket) => double.Parse(bucket["key"]!.ToJsonString().Trim('"'), CultureInfo.InvariantCulture);
}
