using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>The auto interval, wider where the buckets of all series together would be more than Elasticsearch makes.</summary>
static class ClampedInterval
{
    const long MaxBuckets = 65_535;

    static readonly long[] Nice =
    [
        1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000,
        3_600_000, 7_200_000, 10_800_000, 21_600_000, 43_200_000, 86_400_000,
    ];

    public static long Of(JsonObject target, TimeWindow window)
    {
        var buckets = DashboardFile.Items(target["bucketAggs"]).ToList();
        if (!buckets.Any(bucket => (string?)bucket["type"] == "date_histogram" && ((string?)bucket["settings"]?["interval"] ?? "auto") == "auto")) return window.IntervalMs;
        var series = Series(buckets);
        var budget = MaxBuckets / series - buckets.Count;
        var range = window.To - window.From;
        if (series <= 1 || budget <= 2 || range / window.IntervalMs + 2 <= budget) return window.IntervalMs;
        var least = (range + budget - 3) / (budget - 2);
        foreach (var nice in Nice)
            if (nice >= least) return nice;
        return (least + 86_399_999) / 86_400_000 * 86_400_000;
    }

    /// <summary>At the most, from the sizes asked for.</summary>
    public static long Series(IEnumerable<JsonObject> buckets) => buckets.Aggregate(1L, (product, bucket) => product * ((string?)bucket["type"] switch
    {
        "terms" => GrafanaTranslator.Number((string?)bucket["settings"]?["size"], 500),
        "filters" => Math.Max(1, DashboardFile.Items(bucket["settings"]?["filters"]).Count()),
        _ => 1,
    }));
}
