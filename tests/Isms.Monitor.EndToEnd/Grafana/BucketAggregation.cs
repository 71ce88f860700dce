using System.Globalization;
using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>Buckets of a target, each inside the one before, with the metrics in the innermost.</summary>
static class BucketAggregation
{
    static readonly string[] Calendar = ["1w", "1M", "1q", "1y"];

    public static JsonObject Nest(IReadOnlyList<JsonObject> buckets, IReadOnlyList<JsonObject> metrics, GrafanaQuery query)
    {
        var outermost = new JsonObject();
        var aggregations = outermost;
        foreach (var bucket in buckets)
        {
            var (kind, inner) = ((string)bucket["type"]!, new JsonObject());
            var settings = bucket["settings"] as JsonObject ?? [];
            JsonObject body = kind switch
            {
                "date_histogram" => DateHistogram((string?)bucket["field"], settings, query),
                "terms" => Terms((string)bucket["field"]!, settings, metrics, inner),
                "filters" => Filters(settings),
                "histogram" => Histogram((string)bucket["field"]!, settings),
                "geohash_grid" => new() { ["field"] = (string)bucket["field"]!, ["precision"] = GrafanaTranslator.Number((string?)settings["precision"], 3) },
                "nested" => new() { ["path"] = (string)bucket["field"]! },
                _ => throw new InvalidDataException($"'{kind}' is no bucket aggregation"),
            };
            aggregations[(string)bucket["id"]!] = new JsonObject { [kind] = body, ["aggs"] = inner };
            aggregations = inner;
        }
        foreach (var metric in metrics) MetricAggregation.Add(aggregations, metric, metrics);
        DropEmpty(outermost);
        return outermost;
    }

    public static JsonObject AutoHistogram(string id, string field) =>
        new() { ["id"] = id, ["type"] = "date_histogram", ["field"] = field, ["settings"] = new JsonObject { ["interval"] = "auto" } };

    static JsonObject DateHistogram(string? field, JsonObject settings, GrafanaQuery query)
    {
        var interval = (string?)settings["interval"] ?? "auto";
        var body = new JsonObject
        {
            ["field"] = string.IsNullOrEmpty(field) ? query.Source.TimeField : field,
            ["min_doc_count"] = Count(settings),
            ["extended_bounds"] = new JsonObject { ["min"] = query.Window.From, ["max"] = query.Window.To },
            ["format"] = (string?)settings["format"] ?? "epoch_millis",
        };
        if (Calendar.Contains(interval)) body["calendar_interval"] = interval;
        else body["fixed_interval"] = interval == "auto" ? "$__interval_msms" : interval;
        if ((string?)settings["offset"] is { } offset) body["offset"] = offset;
        if ((string?)settings["missing"] is { } missing) body["missing"] = missing;
        if ((string?)settings["timeZone"] is { } zone && zone != "utc") body["time_zone"] = zone;
        return body;
    }

    static JsonObject Terms(string field, JsonObject settings, IReadOnlyList<JsonObject> metrics, JsonObject inner)
    {
        var body = new JsonObject { ["field"] = field, ["size"] = GrafanaTranslator.Number((string?)settings["size"], 500) };
        if (settings["min_doc_count"] is not null) body["min_doc_count"] = Count(settings);
        if ((string?)settings["missing"] is { } missing) body["missing"] = missing;
        var order = Order(settings, metrics, inner);
        if (order.Count > 0) body["order"] = order;
        return body;
    }

    /// <summary>Ordered by a metric, the metric is there once more, inside the terms.</summary>
    static JsonObject Order(JsonObject settings, IReadOnlyList<JsonObject> metrics, JsonObject inner)
    {
        if ((string?)settings["orderBy"] is not { } by) return new JsonObject { ["_key"] = "desc" };
        var direction = (string?)settings["order"] ?? "desc";
        var id = new string([.. by.TakeWhile(char.IsAsciiDigit)]);
        if (id.Length == 0) return new JsonObject { [by == "_term" ? "_key" : by] = direction };
        var metric = metrics.FirstOrDefault(each => (string?)each["id"] == id);
        if (metric is null) return [];
        if ((string?)metric["type"] == "count") return new JsonObject { ["_count"] = direction };
        inner[id] = new JsonObject { [(string)metric["type"]!] = new JsonObject { ["field"] = (string)metric["field"]! } };
        return new JsonObject { [by] = direction };
    }

    static JsonObject Filters(JsonObject settings)
    {
        var filters = new JsonObject();
        foreach (var filter in DashboardFile.Items(settings["filters"]))
        {
            var (query, label) = ((string?)filter["query"] ?? "", (string?)filter["label"] ?? "");
            filters[label.Length > 0 ? label : query] = GrafanaTranslator.QueryString(query);
        }
        return new JsonObject { ["filters"] = filters };
    }

    static JsonObject Histogram(string field, JsonObject settings) => new()
    {
        ["field"] = field,
        ["interval"] = double.TryParse((string?)settings["interval"], CultureInfo.InvariantCulture, out var interval) && interval != 0 ? interval : 1000,
        ["min_doc_count"] = Count(settings),
    };

    static int Count(JsonObject settings) => int.TryParse((string?)settings["min_doc_count"], out var count) ? count : 0;

    static void DropEmpty(JsonObject aggregations)
    {
        foreach (var (_, aggregation) in aggregations)
        {
            if (aggregation!["aggs"] is not JsonObject inner) continue;
            if (inner.Count == 0) aggregation.AsObject().Remove("aggs");
            else DropEmpty(inner);
        }
    }
}
