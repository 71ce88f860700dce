using System.Globalization;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>What a panel looks at. Milliseconds since 1970-01-01 UTC.</summary>
/// <param name="From">First millisecond.</param>
/// <param name="To">Last millisecond, of the request too.</param>
/// <param name="IntervalMs">Width of a bucket of an auto interval.</param>
readonly record struct TimeWindow(long From, long To, long IntervalMs)
{
    /// <summary>Upper bound (exclusive) of a raw interval, and what it is rounded to: Grafana's ladder.</summary>
    static readonly (long Below, long Rounded)[] Ladder =
    [
        (15, 10), (35, 20), (75, 50), (150, 100), (350, 200), (750, 500), (1_500, 1_000), (3_500, 2_000), (7_500, 5_000), (12_500, 10_000), (17_500, 15_000),
        (25_000, 20_000), (45_000, 30_000), (90_000, 60_000), (210_000, 120_000), (450_000, 300_000), (750_000, 600_000), (1_050_000, 900_000),
        (1_500_000, 1_200_000), (2_700_000, 1_800_000), (5_400_000, 3_600_000), (9_000_000, 7_200_000), (16_200_000, 10_800_000), (32_400_000, 21_600_000),
        (86_400_000, 43_200_000), (604_800_000, 86_400_000), (1_814_400_000, 604_800_000), (3_628_800_000, 2_592_000_000),
    ];

    /// <param name="from">As in a dashboard: <c>now-24h</c>.</param>
    /// <param name="now">What <c>now</c> is.</param>
    /// <param name="points">How many points the panel can show.</param>
    /// <param name="minIntervalMs">Of the data source.</param>
    public static TimeWindow Of(string from, DateTimeOffset now, int points, long minIntervalMs)
    {
        var to = now.ToUnixTimeMilliseconds();
        var start = from.StartsWith("now-", StringComparison.Ordinal) ? to - Milliseconds(from[4..]) : throw new ArgumentException($"'{from}' is no relative time");
        return new TimeWindow(start, to, Math.Max(minIntervalMs, Round((to - start) / points)));
    }

    /// <summary>Of <c>10m</c>, <c>24h</c>, <c>30d</c>.</summary>
    public static long Milliseconds(string duration)
    {
        var digits = duration.TakeWhile(char.IsAsciiDigit).Count();
        var number = long.Parse(duration.AsSpan(0, digits), CultureInfo.InvariantCulture);
        return number * duration[digits..] switch
        {
            "ms" => 1L, "s" => 1_000L, "m" => 60_000L, "h" => 3_600_000L, "d" => 86_400_000L, "w" => 604_800_000L,
            var unit => throw new ArgumentException($"'{unit}' is no unit of time"),
        };
    }

    static long Round(long interval)
    {
        foreach (var (below, rounded) in Ladder)
            if (interval < below) return rounded;
        return 31_536_000_000;
    }
}
