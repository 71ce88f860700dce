using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Correlate;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Correlate;

public class WatermarkTests
{
    static readonly RuleSet Set = Rulebook.Set(Rulebook.Rule("one"), Rulebook.Rule("alone"), Rulebook.Correlation("many", "event_count", "one", "1m", "{gte: 3}"));
    readonly ManualClock _clock = new() { Micros = Seconds(1000) };
    readonly List<Alert> _alerts = [];
    int _id;

    [Fact]
    public void It_is_the_least_of_the_sources_and_at_most_the_lateness_behind_the_clock()
    {
        var correlator = Live();
        correlator.Observe("a", Seconds(999), Seconds(1000));
        correlator.Observe("b", Seconds(995), Seconds(1000));
        correlator.Advance(_alerts);
        Assert.Equal(Seconds(995), correlator.WatermarkMicros);
        _clock.Micros = Seconds(1007);
        correlator.Advance(_alerts);
        Assert.Equal(Seconds(997), correlator.WatermarkMicros);
        correlator.Observe("b", Seconds(990), Seconds(1007));
        correlator.Advance(_alerts);
        Assert.Equal(Seconds(997), correlator.WatermarkMicros);
    }

    [Fact]
    public void A_rule_on_single_events_fires_at_once_and_a_correlation_behind_the_watermark()
    {
        var correlator = Live();
        correlator.Observe("slow", Seconds(992), Seconds(1000));
        Take(correlator, "alone", 1000, 1000);
        for (var i = 0; i < 3; i++) Take(correlator, "one", 996 + i, 1000);
        Assert.Equal(["alone"], _alerts.Select(alert => alert.Rule.Id));
        _clock.Micros = Seconds(1009);
        correlator.Advance(_alerts);
        Assert.Equal(["alone", "many"], _alerts.Select(alert => alert.Rule.Id));
    }

    [Fact]
    public void A_late_match_still_counts_in_a_live_window_and_is_counted_as_late()
    {
        var correlator = Live();
        Take(correlator, "one", 999, 1000);
        Take(correlator, "one", 1000, 1000);
        _clock.Micros = Seconds(1030);
        Take(correlator, "one", 1029, 1030);
        Assert.DoesNotContain(_alerts, alert => alert.Count > 3);
        _clock.Micros = Seconds(1040);
        Take(correlator, "one", 1010, 1040, "other");
        _clock.Micros = Seconds(1051);
        correlator.Advance(_alerts);
        Assert.Equal(1, correlator.Counters.Late);
        Assert.Equal(4, Rulebook.Last(_alerts).Single().Count);
    }

    [Fact]
    public void A_match_whose_window_is_over_is_counted_as_too_late()
    {
        var correlator = Live();
        Take(correlator, "one", 1000, 1000);
        _clock.Micros = Seconds(1030);
        Take(correlator, "one", 900, 1030, "other");
        _clock.Micros = Seconds(1050);
        correlator.Advance(_alerts);
        Assert.Equal((1, 1), (correlator.Counters.Late, correlator.Counters.TooLate));
    }

    [Fact]
    public void A_wrong_clock_is_measured_and_its_source_correlated_by_received_time()
    {
        var correlator = Live();
        for (var second = 0; second < 120; second++)
        {
            _clock.Micros = Seconds(1000 + second);
            correlator.Observe("fw", Seconds(1000 + second - 3600), _clock.Micros);
        }
        Assert.Equal(Seconds(3600), Assert.Single(correlator.SkewedSources).Value);
        correlator.Advance(_alerts);
        Take(correlator, "one", 1119 - 3600, 1119, "fw");
        Assert.Equal(0, correlator.Counters.Late);
    }

    [Fact]
    public void A_backlog_that_is_read_fast_is_no_wrong_clock()
    {
        var correlator = Live();
        for (var second = 0; second < 200; second++)
        {
            _clock.Micros = Seconds(1000 + second);
            for (var i = 0; i < 20; i++) correlator.Observe("file", Seconds(second * 20 - 90_000), _clock.Micros);
        }
        Assert.Empty(correlator.SkewedSources);
    }

    [Fact]
    public void Old_events_read_now_are_correlated_among_themselves()
    {
        var correlator = Live();
        _clock.Micros = Seconds(1_000_000);
        correlator.Observe("live", _clock.Micros, _clock.Micros);
        correlator.Advance(_alerts);
        for (var i = 0; i < 3; i++) Take(correlator, "one", 5000 + i, 1_000_000, "file");
        _clock.Micros = Seconds(1_000_002);
        correlator.Advance(_alerts);
        var alert = Rulebook.Last(_alerts).Single();
        Assert.Equal((3L, Seconds(5000), Seconds(5002)), (alert.Count, alert.FirstMicros, alert.LastMicros));
        Assert.Equal(3, correlator.Counters.Late);
    }

    [Fact]
    public void A_time_in_the_future_is_a_wrong_clock_and_holds_nothing_up()
    {
        var correlator = Live();
        Take(correlator, "one", 9_000_000, 1000);
        Take(correlator, "one", 999, 1000);
        Take(correlator, "one", 1000, 1000);
        _clock.Micros = Seconds(1011);
        correlator.Advance(_alerts);
        Assert.Equal((3L, Seconds(1000)), (Rulebook.Last(_alerts).Single().Count, Rulebook.Last(_alerts).Single().LastMicros));
    }

    [Fact]
    public void A_source_that_mixes_up_its_order_is_allowed_for_after_the_first_time()
    {
        var correlator = Live();
        correlator.Observe("a", Seconds(1000), Seconds(1000));
        correlator.Observe("a", Seconds(996), Seconds(1000));
        _clock.Micros = Seconds(1005);
        correlator.Observe("a", Seconds(1005), Seconds(1005));
        correlator.Advance(_alerts);
        Assert.Equal(Seconds(1001), correlator.WatermarkMicros);
    }

    Correlator Live() => new(Set, CorrelatorOptions.Live, _clock);

    void Take(Correlator correlator, string rule, long at, long received, string source = "a") =>
        Rulebook.Feed(correlator, Rulebook.Match(Set, rule, at, ++_id, source, ("source.ip", "192.0.2.1")) with { ReceivedMicros = Seconds(received) }, _alerts);

    static long Seconds(long seconds) => seconds * UnixMicros.Second;
}
