using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana.Frames;

/// <summary>One table of all buckets: a column for each kind of bucket, then the metrics.</summary>
static class BucketTable
{
    public static IReadOnlyList<Frame> Read(IReadOnlyList<Leaf> leaves, IReadOnlyList<JsonObject> metrics, IReadOnlyList<JsonObject> buckets)
    {
        var columns = new List<Column>();
        var key = (string?)buckets[^1]["type"] == "filters" ? "filter" : (string)buckets[^1]["field"]!;
        foreach (var leaf in leaves)
            foreach (var (name, bucket) in leaf.Buckets)
            {
                foreach (var label in leaf.Labels.OrderBy(label => label.Key, StringComparer.Ordinal)) Add(columns, label.Key, label.Value);
                Add(columns, key, name);
                foreach (var metric in metrics)
                    foreach (var (label, value) in FrameReader.Values(bucket, metric)) Add(columns, ColumnName(label, metric, metrics), ValueOf(metric, value));
            }
        return columns.Count == 0 ? [] : [new Frame("", false, columns)];
    }

    /// <summary>The data source makes a percentile of nothing zero in a table, so a preview must show what a person would see.</summary>
    static object? ValueOf(JsonObject metric, double? value) => (string?)metric["type"] == "percentiles" ? value ?? 0 : value;

    static string ColumnName(string label, JsonObject metric, IReadOnlyList<JsonObject> all)
    {
        var (type, field) = ((string)metric["type"]!, (string?)metric["field"]);
        if (type == "percentiles") return $"{label} {field}";
        var others = all.Where(each => each != metric && (string)each["type"]! == type).ToList();
        if (others.Count == 0 || type == "count") return FrameReader.NameOf(label);
        var same = others.Any(each => (string?)each["field"] == field);
        return $"{FrameReader.NameOf(label)} {field}{(same ? $" {metric["id"]}" : "")}";
    }

    static void Add(List<Column> columns, string name, object? value)
    {
        if (columns.FirstOrDefault(column => column.Name == name) is not { } column) columns.Add(column = new Column(name, []));
        column.Values.Add(value);
    }
}
