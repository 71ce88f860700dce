using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Isms.Monitor.EndToEnd.Grafana.Frames;

/// <summary>One frame for each series and metric.</summary>
static partial class SeriesReader
{
    public static IReadOnlyList<Frame> Read(IReadOnlyList<Leaf> leaves, IReadOnlyList<JsonObject> metrics, JsonObject target)
    {
        var shown = metrics.Where(metric => (bool?)metric["hide"] != true).ToList();
        var series = leaves.SelectMany(leaf => shown.SelectMany(metric => Of(leaf, metric))).ToList();
        var kinds = series.Select(each => each.Metric).Distinct().Count();
        var trim = GrafanaTranslator.Number((string?)DashboardFile.Items(target["bucketAggs"]).Last()["settings"]?["trimEdges"], 0);
        return [.. series.Select(each => Frame(each, (string?)target["alias"] ?? "", kinds, trim))];
    }

    static IEnumerable<Series> Of(Leaf leaf, JsonObject metric)
    {
        var field = (string?)metric["field"] ?? "";
        var labels = leaf.Buckets.Count == 0 ? [] : FrameReader.Values(leaf.Buckets[0].Bucket, metric).Select(value => value.Label).ToList();
        foreach (var label in labels)
        {
            var points = leaf.Buckets.Select(bucket => (FrameReader.TimeOf(bucket.Bucket), FrameReader.Values(bucket.Bucket, metric).FirstOrDefault(value => value.Label == label).Value)).ToList();
            yield return new Series(leaf.Labels, label, field, points);
        }
    }

    static Frame Frame(Series series, string alias, int kinds, int trim)
    {
        var points = series.Points.Count > trim * 2 ? series.Points.Skip(trim).SkipLast(trim).ToList() : series.Points;
        return new Frame(Name(series, alias, kinds), true,
            [new Column("Time", [.. points.Select(point => (object?)point.Time)], IsTime: true), new Column("Value", [.. points.Select(point => (object?)point.Value)])]);
    }

    /// <summary>The alias with its patterns filled in; else the labels in the order of their keys, with the metric where there are several.</summary>
    static string Name(Series series, string alias, int kinds)
    {
        var metric = FrameReader.NameOf(series.Metric);
        if (alias.Length > 0) return Pattern().Replace(alias, match => Fill(match.Groups[1].Value.Trim(), series, metric) ?? match.Value);
        var full = series.Field.Length > 0 ? $"{metric} {series.Field}" : metric;
        if (series.Labels.Count == 0) return full;
        var labels = string.Join(' ', series.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => label.Value));
        return kinds == 1 ? labels : $"{labels} {full}";
    }

    static string? Fill(string pattern, Series series, string metric)
    {
        var name = pattern.StartsWith("term ", StringComparison.Ordinal) ? pattern[5..] : pattern;
        foreach (var (key, value) in series.Labels)
            if (key == name) return value;
        return pattern switch { "metric" => metric, "field" => series.Field, _ => null };
    }

    [GeneratedRegex(@"\{\{([^}]+)\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();

    sealed record Series(IReadOnlyList<KeyValuePair<string, string>> Labels, string Metric, string Field, IReadOnlyList<(double Time, double? Value)> Points);
}
