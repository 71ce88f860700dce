using System.Text.Json;
using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana.Lint;

/// <summary>Targets that Grafana, Elasticsearch and the program's own endpoint understand.</summary>
static class QueryLint
{
    const int MaxBuckets = 10_000;

    static readonly DateTimeOffset SomeTime = DateTimeOffset.UnixEpoch.AddYears(50);

    static readonly string[] Metrics =
        ["count", "avg", "sum", "min", "max", "extended_stats", "percentiles", "cardinality", "raw_data", "logs", "cumulative_sum", "serial_diff", "sum_bucket", "max_bucket", "min_bucket", "avg_bucket"];

    static readonly string[] Buckets = ["terms", "filters", "date_histogram", "histogram"];

    public static IEnumerable<string> Check(JsonObject panel, DashboardFile dashboard)
    {
        var targets = DashboardFile.Targets(panel).ToList();
        foreach (var same in targets.GroupBy(target => (string?)target["refId"]))
            if (string.IsNullOrEmpty(same.Key) || same.Count() > 1) yield return $"the refId '{same.Key}' is not there once.";
        foreach (var target in targets)
        {
            if (DashboardLint.SourceProblem(target["datasource"]) is { } problem) yield return $"{problem}.";
            else if (DataSource.All.TryGetValue((string)target["datasource"]!["uid"]!, out var source))
                foreach (var sentence in CheckTarget(target, source, dashboard, (string?)panel["type"] == "table")) yield return sentence;
        }
        if (SumOfBuckets(panel, dashboard) is > MaxBuckets and var sum) yield return $"it asks for up to {sum} buckets, more than {MaxBuckets}.";
    }

    static IEnumerable<string> CheckTarget(JsonObject target, DataSource source, DashboardFile dashboard, bool isTable)
    {
        var (metrics, buckets) = (DashboardFile.Items(target["metrics"]).ToList(), DashboardFile.Items(target["bucketAggs"]).ToList());
        if (metrics.Count == 0) yield return "a target has no metric.";
        if (buckets.Count == 0 && metrics.Any(metric => (string?)metric["type"] is not ("raw_data" or "logs"))) yield return "a target has metrics and no buckets, which Grafana refuses.";
        foreach (var same in metrics.Concat(buckets).GroupBy(each => (string?)each["id"]))
            if (string.IsNullOrEmpty(same.Key) || same.Count() > 1) yield return $"the id '{same.Key}' is not there once in a target.";
        foreach (var sentence in References(metrics, buckets).Concat(Aggregations(metrics, Metrics, source)).Concat(Aggregations(buckets, Buckets, source)).Concat(Settings([.. metrics, .. buckets]))) yield return sentence;
        foreach (var sentence in Texts(target, buckets, source, dashboard)) yield return sentence;
        if (SeededFlag(source) is { } flag && (string?)target["query"] is { } text && !text.Contains($"NOT {flag}", StringComparison.Ordinal) && !text.Contains("event.kind:pipeline_error", StringComparison.Ordinal))
            yield return $"it counts seeded trials, which no attacker made: ask for NOT {flag}.";
        // The data source writes 0 for a percentile of nothing in a table, which would read as the best value there is.
        foreach (var metric in metrics.Where(metric => isTable && (string?)metric["type"] == "percentiles"))
            if (!((string?)target["query"] ?? "").Contains($"_exists_:{metric["field"]}", StringComparison.Ordinal)) yield return $"a percentile of '{metric["field"]}' in a table is 0 where nothing was measured: ask for _exists_:{metric["field"]}.";
    }

    static string? SeededFlag(DataSource source) => source.Uid switch { "isms-events" => "isms.seeded:true", "isms-alerts" => "seeded:true", _ => null };

    static IEnumerable<string> References(List<JsonObject> metrics, List<JsonObject> buckets)
    {
        var ids = metrics.Select(metric => (string?)metric["id"]).ToHashSet();
        foreach (var bucket in buckets)
            if ((string?)bucket["settings"]?["orderBy"] is { Length: > 0 } by && char.IsAsciiDigit(by[0]) && !ids.Contains(new string([.. by.TakeWhile(char.IsAsciiDigit)]))) yield return $"it is ordered by metric '{by}', which is not there.";
        foreach (var metric in metrics.Where(metric => MetricAggregation.IsPipeline((string?)metric["type"] ?? "")))
            if (!ids.Contains((string?)metric["field"] ?? (string?)metric["pipelineAgg"])) yield return $"metric '{metric["id"]}' is made of a metric that is not there.";
    }

    static IEnumerable<string> Aggregations(List<JsonObject> all, string[] known, DataSource source)
    {
        foreach (var each in all)
        {
            var type = (string?)each["type"] ?? "";
            if (!known.Contains(type)) yield return $"'{type}' is not answered by every server that the dashboards run on.";
            else if (!MetricAggregation.IsPipeline(type) && (string?)each["field"] is { } field && FieldCatalog.Problem(source, field, type) is { } problem) yield return $"{problem}.";
            else if (each["field"] is null && type is not ("count" or "filters" or "date_histogram" or "raw_data" or "logs")) yield return $"'{type}' has no field.";
        }
    }

    static IEnumerable<string> Settings(IEnumerable<JsonObject> all) =>
        all.SelectMany(each => each["settings"] as JsonObject ?? []).Where(setting => setting.Value?.GetValueKind() is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            .Select(setting => $"setting '{setting.Key}' is no text, and Grafana reads none else.");

    static IEnumerable<string> Texts(JsonObject target, List<JsonObject> buckets, DataSource source, DashboardFile dashboard)
    {
        var filters = buckets.SelectMany(bucket => DashboardFile.Items(bucket["settings"]?["filters"])).Select(filter => (string?)filter["query"] ?? "");
        return filters.Prepend((string?)target["query"] ?? "").Where(text => !string.IsNullOrWhiteSpace(text)).SelectMany(text => Text(text, source, dashboard));
    }

    public static IEnumerable<string> Text(string text, DataSource source, DashboardFile dashboard)
    {
        var names = dashboard.Variables.Select(variable => (string?)variable["name"]).ToHashSet();
        var unknown = Interpolation.Names(text).Where(name => !names.Contains(name)).ToList();
        if (unknown.Count > 0) return unknown.Select(name => $"variable '{name}' is not defined.");
        try
        {
            return LuceneText.Fields(Interpolation.Of(dashboard).Lucene(text)).Where(field => !FieldCatalog.IsSearchable(source, field)).Select(field => $"field '{field}' of '{text}' is not in the template of {source}.");
        }
        catch (FormatException e)
        {
            return [$"'{text}' does not parse: {e.Message}."];
        }
    }

    static long SumOfBuckets(JsonObject panel, DashboardFile dashboard)
    {
        if (panel["gridPos"] is null || (string?)dashboard.Json["time"]?["from"] is not { } from) return 0;
        var sum = 0L;
        foreach (var target in DashboardFile.Targets(panel))
        {
            var buckets = DashboardFile.Items(target["bucketAggs"]).ToList();
            if (DashboardLint.SourceProblem(target["datasource"]) is not null || !DataSource.All.TryGetValue((string)target["datasource"]!["uid"]!, out var source)) continue;
            var window = TimeWindow.Of((string?)panel["timeFrom"] is { } own ? $"now-{own}" : from, SomeTime, GrafanaQuery.Points(panel), source.MinIntervalMs);
            var times = buckets.Where(bucket => (string?)bucket["type"] == "date_histogram").Select(bucket => Times((string?)bucket["settings"]?["interval"] ?? "auto", window)).FirstOrDefault(1);
            sum += ClampedInterval.Series(buckets) * times;
        }
        return sum;
    }

    static long Times(string interval, TimeWindow window) => (window.To - window.From) / (interval switch
    {
        "auto" => window.IntervalMs, "1M" or "1q" or "1y" => TimeWindow.Milliseconds("28d"), _ => TimeWindow.Milliseconds(interval),
    }) + 1;
}
