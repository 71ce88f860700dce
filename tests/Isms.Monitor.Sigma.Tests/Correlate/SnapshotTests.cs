using FsCheck;
using FsCheck.Fluent;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Correlate;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Correlate;

public class SnapshotTests
{
    static readonly SourcePosition[] Positions = [new("file:/var/log/a.log", 42, 4711), new("udp:514", 7, 0)];

    static readonly RuleSet Set = Rulebook.Set(
        Rulebook.Rule("one"), Rulebook.Rule("two"), Rulebook.Rule("three"), Rulebook.Rule("alone", "suppress: 20s\n"),
        Rulebook.Correlation("count", "event_count", "one, two", "20s", "{gte: 3}"),
        Rulebook.Correlation("distinct", "value_count", "one", "20s", "{field: v, gte: 3}"),
        Rulebook.Correlation("sum", "value_sum", "two", "20s", "{field: v, gte: 12}"),
        Rulebook.Correlation("median", "value_median", "one, two", "20s", "{field: v, gte: 6}"),
        Rulebook.Correlation("all", "temporal", "one, two, three", "20s", ""),
        Rulebook.Correlation("order", "temporal_ordered", "one, two, three", "20s", ""),
        Rulebook.Correlation("missing", "temporal", "one, three", "20s", "one and not three"),
        Rulebook.Correlation("chain", "temporal_ordered", "sum, three", "30s", "", "v"));

    [Fact]
    public void A_snapshot_and_a_replay_of_what_was_stored_equal_an_undisturbed_run_at_every_cut() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(15), Prop.ForAll(Traces, trace =>
        {
            var undisturbed = Outcome(trace, snapshotAt: -1, crashAt: -1);
            for (var cut = 0; cut <= trace.Count; cut++)
                Assert.Equal(undisturbed, Outcome(trace, snapshotAt: cut * 2 / 3, crashAt: cut));
        }));

    [Fact]
    public void Positions_and_open_alerts_come_back()
    {
        var correlator = new Correlator(Set, CorrelatorOptions.Files, TimeProvider.System);
        Rulebook.Feed(correlator, Rulebook.Match(Set, "alone", 1, 1, "a", ("source.ip", "192.0.2.1")), []);
        var restored = new Correlator(Set, CorrelatorOptions.Files, TimeProvider.System);
        Assert.Equal(Positions, restored.Restore(Saved(correlator)));
        Assert.Equal((1, correlator.WatermarkMicros), (restored.OpenAlerts, restored.WatermarkMicros));
    }

    [Fact]
    public void A_damaged_snapshot_is_refused_whatever_byte_is_wrong()
    {
        var correlator = new Correlator(Set, CorrelatorOptions.Files, TimeProvider.System);
        for (var i = 0; i < 5; i++) Rulebook.Feed(correlator, Rulebook.Match(Set, "one", i, i, "a", ("source.ip", "192.0.2.1"), ("v", "3")), []);
        var bytes = Saved(correlator).ToArray();
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 0x40;
            Assert.Throws<InvalidDataException>(() => new Correlator(Set, CorrelatorOptions.Files, TimeProvider.System).Restore(new MemoryStream(bytes)));
            bytes[at] ^= 0x40;
        }
        Assert.Throws<InvalidDataException>(() => correlator.Restore(new MemoryStream(bytes[..^1])));
        Assert.Equal(0, correlator.OpenWindows);
    }

    [Fact]
    public void State_of_a_rule_whose_logic_changed_is_left_out_and_the_rest_stays()
    {
        var correlator = new Correlator(Set, CorrelatorOptions.Files, TimeProvider.System);
        for (var i = 0; i < 5; i++) Rulebook.Feed(correlator, Rulebook.Match(Set, "one", i, i, "a", ("source.ip", "192.0.2.1"), ("v", "3")), []);
        var changed = Rulebook.Set(Rulebook.Rule("one"), Rulebook.Rule("two"), Rulebook.Correlation("count", "event_count", "one, two", "20s", "{gte: 3}"),
            Rulebook.Correlation("distinct", "value_count", "one", "21s", "{field: v, gte: 3}"));
        var restored = new Correlator(changed, CorrelatorOptions.Files, TimeProvider.System);
        restored.Restore(Saved(correlator));
        Assert.Equal(1, restored.OpenWindows);
        var none = new Correlator(Rulebook.Set(Rulebook.Rule("one")), CorrelatorOptions.Files, TimeProvider.System);
        Assert.Equal(Positions, none.Restore(Saved(correlator)));
    }

    /// <summary>The last revisions that a store would hold after a crash at <paramref name="crashAt"/>: what was handed out before it and after it.</summary>
    static List<string> Outcome(List<RuleMatch> trace, int snapshotAt, int crashAt)
    {
        var clock = new ManualClock();
        var correlator = new Correlator(Set, CorrelatorOptions.Live, clock);
        var stored = new List<Alert>();
        MemoryStream? snapshot = null;
        for (var i = 0; i <= trace.Count; i++)
        {
            if (i == snapshotAt) snapshot = Saved(correlator);
            if (i == crashAt)
            {
                correlator = new Correlator(Set, CorrelatorOptions.Live, clock);
                correlator.Restore(snapshot!);
                for (var at = snapshotAt; at < crashAt; at++) correlator.Replay(trace[at]);
            }
            if (i == trace.Count) break;
            clock.Micros = trace[i].ReceivedMicros;
            Rulebook.Feed(correlator, trace[i], stored);
        }
        correlator.Flush(stored);
        return [.. Rulebook.Last(stored).Select(Rulebook.Text)];
    }

    static MemoryStream Saved(Correlator correlator)
    {
        var to = new MemoryStream();
        correlator.Snapshot(to, Positions);
        to.Position = 0;
        return to;
    }

    static Arbitrary<List<RuleMatch>> Traces => (
        from gap in Gen.Elements(0, 0, 1, 1, 2, 5, 25)
        from rule in Gen.Elements("one", "one", "two", "two", "three", "alone")
        from host in Gen.Elements(1, 1, 2)
        from value in Gen.Choose(0, 9)
        from source in Gen.Elements("file:a", "file:b")
        select (gap, rule, host, value, source)).ListOf().Resize(50).Select(steps =>
        {
            var now = 1000;
            return steps.Select((step, i) => Rulebook.Match(Set, step.rule, now += step.gap, i, step.source, ("source.ip", $"192.0.2.{step.host}"), ("v", $"{step.value}"))).ToList();
        }).ToArbitrary();
}
