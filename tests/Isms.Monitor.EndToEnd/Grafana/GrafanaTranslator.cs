using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>The request that Grafana's Elasticsearch data source makes of a panel's target, by our reading of plugin 12.8.0.</summary>
static class GrafanaTranslator
{
    public const string Path = "/_msearch?max_concurrent_shard_requests=5";

    const int DefaultSize = 500;

    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Header and body, each with its newline.</summary>
    /// <exception cref="InvalidDataException">Grafana refuses the target.</exception>
    public static string Translate(GrafanaQuery query)
    {
        var header = new JsonObject { ["ignore_unavailable"] = true, ["index"] = query.Source.Index, ["search_type"] = "query_then_fetch" };
        var interval = ClampedInterval.Of(query.Target, query.Window);
        var body = Body(query).ToJsonString(Plain)
            .Replace("$__interval_ms", interval.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("$__interval", Duration(interval), StringComparison.Ordinal);
        return $"{header.ToJsonString(Plain)}\n{body}\n";
    }

    static JsonObject Body(GrafanaQuery query)
    {
        var metrics = DashboardFile.Items(query.Target["metrics"]).ToList();
        var buckets = DashboardFile.Items(query.Target["bucketAggs"]).ToList();
        var body = new JsonObject { ["size"] = 0, ["query"] = Query(query) };
        switch (metrics.FirstOrDefault()?["type"]?.GetValue<string>())
        {
            case "logs":
                AddDocuments(body, query.Source.TimeField, Size(metrics[0], "limit"), hasFields: true);
                body["highlight"] = new JsonObject
                {
                    ["fields"] = new JsonObject { ["*"] = new JsonObject() }, ["pre_tags"] = new JsonArray("@HIGHLIGHT@"), ["post_tags"] = new JsonArray("@/HIGHLIGHT@"), ["fragment_size"] = int.MaxValue,
                };
                body["aggs"] = BucketAggregation.Nest([BucketAggregation.AutoHistogram("1", query.Source.TimeField)], [], query);
                break;
            case "raw_data":
                AddDocuments(body, query.Source.TimeField, Size(metrics[0], "size"), hasFields: true);
                break;
            case "raw_document":
                AddDocuments(body, query.Source.TimeField, Size(metrics[0], "size"), hasFields: false);
                break;
            default:
                if (metrics.Count == 0 || buckets.Count == 0) throw new InvalidDataException("invalid query, missing metrics and aggregations");
                body["aggs"] = BucketAggregation.Nest(buckets, metrics, query);
                break;
        }
        return body;
    }

    /// <summary>One filter is an object, two are an array.</summary>
    static JsonObject Query(GrafanaQuery query)
    {
        var range = new JsonObject
        {
            ["range"] = new JsonObject { [query.Source.TimeField] = new JsonObject { ["format"] = "epoch_millis", ["gte"] = query.Window.From, ["lte"] = query.Window.To } },
        };
        var lucene = (string?)query.Target["query"] ?? "";
        JsonNode filter = string.IsNullOrWhiteSpace(lucene) ? range : new JsonArray(range, QueryString(lucene));
        return new JsonObject { ["bool"] = new JsonObject { ["filter"] = filter } };
    }

    public static JsonObject QueryString(string lucene) => new() { ["query_string"] = new JsonObject { ["analyze_wildcard"] = true, ["query"] = lucene } };

    static void AddDocuments(JsonObject body, string timeField, int size, bool hasFields)
    {
        body["size"] = size;
        body["sort"] = new JsonArray(
            new JsonObject { [timeField] = new JsonObject { ["order"] = "desc", ["unmapped_type"] = "boolean" } },
            new JsonObject { ["_doc"] = new JsonObject { ["order"] = "desc" } });
        body["docvalue_fields"] = new JsonArray(timeField);
        body["script_fields"] = new JsonObject();
        if (hasFields) body["fields"] = new JsonArray(new JsonObject { ["field"] = timeField, ["format"] = "strict_date_optional_time_nanos" });
    }

    static int Size(JsonObject metric, string setting) => Number((string?)metric["settings"]?[setting], DefaultSize);

    /// <summary>Settings are texts; what is none or zero is the default.</summary>
    public static int Number(string? text, int otherwise) => int.TryParse(text, out var number) && number != 0 ? number : otherwise;

    static string Duration(long ms) => ms switch
    {
        _ when ms % 86_400_000 == 0 => $"{ms / 86_400_000}d",
        _ when ms % 3_600_000 == 0 => $"{ms / 3_600_000}h",
        _ when ms % 60_000 == 0 => $"{ms / 60_000}m",
        _ when ms % 1_000 == 0 => $"{ms / 1_000}s",
        _ => $"{ms}ms",
    };
}
