using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Correlate;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Correlate;

public class BoundsTests
{
    [Fact]
    public void A_window_beyond_its_exact_size_says_about_and_stays_near()
    {
        var set = One("event_count", "{gte: 5000}");
        var alert = Assert.Single(Rulebook.Run(set, Many(set, 6000, 0.001)));
        Assert.Equal(6000, alert.Count);
        Assert.Contains("about 6000 events", alert.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Merged_entries_leave_with_the_newest_of_them()
    {
        var set = One("event_count", "{gte: 100000}");
        var correlator = new Correlator(set, CorrelatorOptions.Files with { ExactEvents = 64 }, TimeProvider.System);
        var alerts = new List<Alert>();
        foreach (var match in Many(set, 20_000, 0.1)) Rulebook.Feed(correlator, match, alerts);
        Assert.Empty(alerts);
        Assert.Equal(1, correlator.Counters.Approximated);
        Assert.InRange(correlator.WindowBytes, 1, 64 * 200);
    }

    [Fact]
    public void Many_different_values_stay_exact()
    {
        var set = One("value_count", "{field: v, gte: 3000}");
        var alert = Assert.Single(Rulebook.Run(set, Many(set, 3010, 0.001)));
        Assert.DoesNotContain("about", alert.Reason, StringComparison.Ordinal);
        Assert.Contains("with 3010 different values of v", alert.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Repeated_values_cost_no_room_and_no_exactness()
    {
        var set = One("value_count", "{field: v, gte: 40}");
        var matches = Enumerable.Range(0, 5000).Select(i => Rulebook.Match(set, "one", i * 0.001, i, "a", ("source.ip", "192.0.2.1"), ("v", $"{i % 39}")));
        Assert.Empty(Rulebook.Run(set, matches));
        Assert.Single(Rulebook.Run(set, matches.Append(Rulebook.Match(set, "one", 6, 9999, "a", ("source.ip", "192.0.2.1"), ("v", "new")))));
    }

    [Fact]
    public void Beyond_the_byte_budget_the_stalest_windows_go_and_are_counted()
    {
        var set = One("event_count", "{gte: 2}");
        var correlator = new Correlator(set, CorrelatorOptions.Files with { WindowBytes = 200_000 }, TimeProvider.System);
        var alerts = new List<Alert>();
        for (var i = 0; i < 5000; i++) Rulebook.Feed(correlator, Rulebook.Match(set, "one", i * 0.001, i, "a", ("source.ip", $"10.0.{i / 250}.{i % 250}")), alerts);
        Assert.InRange(correlator.WindowBytes, 100_000, 200_000);
        Assert.Equal(4999 - correlator.OpenWindows, correlator.Counters.EvictedWindows);
        Rulebook.Feed(correlator, Rulebook.Match(set, "one", 5, 6000, "a", ("source.ip", "10.0.19.240")), alerts);
        Rulebook.Feed(correlator, Rulebook.Match(set, "one", 5, 6001, "a", ("source.ip", "10.0.0.1")), alerts);
        correlator.Flush(alerts);
        Assert.Equal("10.0.19.240", Assert.Single(Rulebook.Last(alerts)).GroupKey);
    }

    [Fact]
    public void Idle_windows_leave_nothing_behind()
    {
        var set = One("event_count", "{gte: 2}");
        var correlator = new Correlator(set, CorrelatorOptions.Files, TimeProvider.System);
        var alerts = new List<Alert>();
        for (var i = 0; i < 3000; i++) Rulebook.Feed(correlator, Rulebook.Match(set, "one", i, i, "a", ("source.ip", $"10.0.{i / 250}.{i % 250}")), alerts);
        Assert.InRange(correlator.OpenWindows, 1, 65);
        foreach (var second in (long[])[10_000, 10_061])
        {
            correlator.Observe("a", second * UnixMicros.Second, 0);
            correlator.Advance(alerts);
        }
        Assert.Equal((0, 0L), (correlator.OpenWindows, correlator.WindowBytes));
    }

    static RuleSet One(string type, string condition) => Rulebook.Set(Rulebook.Rule("one"), Rulebook.Correlation("corr", type, "one", "1m", condition));

    static IEnumerable<RuleMatch> Many(RuleSet set, int count, double gap) =>
        Enumerable.Range(0, count).Select(i => Rulebook.Match(set, "one", i * gap, i, "a", ("source.ip", "192.0.2.1"), ("v", $"{i}")));
}
