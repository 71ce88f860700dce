using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>Metrics of a target. A count adds nothing: every bucket has one.</summary>
static class MetricAggregation
{
    /// <summary>Those that are made of another metric.</summary>
    public static bool IsPipeline(string type) =>
        type is "moving_avg" or "moving_fn" or "derivative" or "serial_diff" or "cumulative_sum" or "bucket_script" or "sum_bucket" or "max_bucket" or "min_bucket" or "avg_bucket";

    public static void Add(JsonObject to, JsonObject metric, IReadOnlyList<JsonObject> all)
    {
        var type = (string)metric["type"]!;
        if (type == "count") return;
        var body = Settings(type, metric);
        if (!IsPipeline(type)) AddField(type, body, metric);
        else if (PathOf(metric, type, all) is { } path) body["buckets_path"] = path;
        else return; // What it is made of was deleted.
        to[(string)metric["id"]!] = new JsonObject { [type] = body };
    }

    static void AddField(string type, JsonObject body, JsonObject metric)
    {
        if (type == "top_metrics")
        {
            var fields = ((JsonArray)body["metrics"]!).Select(field => (JsonNode)new JsonObject { ["field"] = (string)field! }).ToArray();
            var sort = new JsonObject { [(string)body["orderBy"]!] = (string)body["order"]! };
            body.Clear();
            (body["size"], body["metrics"], body["sort"]) = ("1", new JsonArray(fields), new JsonArray(sort));
        }
        else if (metric["field"] is { } field) body["field"] = field.DeepClone();
    }

    static JsonNode? PathOf(JsonObject metric, string type, IReadOnlyList<JsonObject> all)
    {
        if (type != "bucket_script") return PathOf((string?)metric["field"] ?? (string?)metric["pipelineAgg"], all);
        var paths = new JsonObject();
        foreach (var variable in DashboardFile.Items(metric["pipelineVariables"]))
            if (PathOf((string?)variable["pipelineAgg"], all) is { } path) paths[(string)variable["name"]!] = path;
        return paths.Count > 0 ? paths : null;
    }

    static string? PathOf(string? id, IReadOnlyList<JsonObject> all) =>
        all.FirstOrDefault(metric => (string?)metric["id"] == id) is not { } metric ? null : (string?)metric["type"] == "count" ? "_count" : id;

    static JsonObject Settings(string type, JsonObject metric)
    {
        var settings = metric["settings"] is JsonObject given ? (JsonObject)given.DeepClone() : [];
        if (type == "serial_diff" && int.TryParse((string?)settings["lag"], out var lag)) settings["lag"] = lag;
        return settings;
    }
}
