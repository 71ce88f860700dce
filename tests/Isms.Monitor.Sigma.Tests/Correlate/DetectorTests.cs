using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Correlate;
using Isms.Monitor.Sigma.Detect;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Correlate;

public class DetectorTests
{
    static readonly RuleSet Set = Rulebook.Set(
        Rulebook.Rule("denied"), Rulebook.Rule("alone", "alert:\n  group-by: [vendor.zone]\nreason: 'port {destination.port}'\n"),
        Rulebook.Correlation("scan", "value_count", "denied", "1m", "{field: destination.port, gte: 3}"));

    [Fact]
    public void A_batch_gives_matches_with_the_fields_that_correlations_and_alerts_read_then_alerts()
    {
        var detector = new Detector(Set, CorrelatorOptions.Files);
        var found = new Detection();
        detector.Process(Batch((1, "denied", 21), (2, "denied", 22), (3, "denied", 23), (4, "alone", 80), (70, "nothing", 1)), found);
        Assert.Equal(["denied", "denied", "denied", "alone"], found.Matches.Select(match => match.Rule.Id));
        Assert.Equal("fw", found.Matches[0].Source);
        Assert.Equal(["destination.port", "host.name", "source.ip"], found.Matches[0].Fields.Keys.Order());
        Assert.Equal(["destination.port", "host.name", "source.ip", "vendor.zone"], found.Matches[3].Fields.Keys.Order());
        Assert.Equal(["ann", "bob"], found.Matches[3].Fields["host.name"]);
        Assert.Equal([("alone", "dmz", "port 80"), ("scan", "192.0.2.1", "scan: 3 events with 3 different values of destination.port from 192.0.2.1 on ann and bob in 2 s")],
            found.Alerts.Select(alert => (alert.Rule.Id, alert.GroupKey, alert.Reason)));
        Assert.Equal([("alone", 1L), ("denied", 3L), ("scan", 1L)], detector.MatchesByRule.Select(rule => (rule.Key, rule.Value)).Order());
    }

    [Fact]
    public void Matches_from_several_threads_correlate_as_if_they_came_from_one()
    {
        var (alone, apart) = (new Detector(Set, CorrelatorOptions.Files), new Detector(Set, CorrelatorOptions.Files));
        var (found, matches, alerts) = (new Detection(), new List<RuleMatch>(), new List<Alert>());
        var batch = Batch((1, "denied", 21), (2, "denied", 22), (3, "denied", 23), (70, "nothing", 1));
        alone.Process(batch, found);
        apart.CreateMatcher().Match(batch, matches);
        apart.Correlate(batch, matches, alerts);
        Assert.Equal(found.Alerts.Select(Rulebook.Text), alerts.Select(Rulebook.Text));
    }

    [Fact]
    public void Events_that_match_nothing_allocate_nothing()
    {
        var detector = new Detector(Set, CorrelatorOptions.Files);
        var (found, batch) = (new Detection(), Batch([.. Enumerable.Range(0, 200).Select(i => (i, "nothing", i))]));
        for (var warm = 0; warm < 300; warm++) detector.Process(batch, found);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++) detector.Process(batch, found);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);   // 20,000 events: below a byte each, what a batch costs
    }

    [Fact]
    public void The_version_follows_the_detection_logic_of_all_rules()
    {
        string VersionOf(params string[] documents) => new Detector(Rulebook.Set(documents)).Version;
        var version = VersionOf(Rulebook.Rule("a"), Rulebook.Rule("b"));
        Assert.Equal(version, VersionOf(Rulebook.Rule("b"), Rulebook.Rule("a", "level: high\n")));
        Assert.NotEqual(version, VersionOf(Rulebook.Rule("a"), Rulebook.Rule("b").Replace("a: b", "a: c")));
    }

    [Fact]
    public void A_detector_takes_over_from_another_one()
    {
        var (first, second) = (new Detector(Set, CorrelatorOptions.Files), new Detector(Set, CorrelatorOptions.Files));
        var (found, state) = (new Detection(), new MemoryStream());
        first.Process(Batch((1, "denied", 21), (2, "denied", 22)), found);
        first.Snapshot(state, [new SourcePosition("fw", 1, 2)]);
        state.Position = 0;
        Assert.Equal([new SourcePosition("fw", 1, 2)], second.Restore(state));
        second.Process(Batch((3, "denied", 23), (70, "nothing", 1)), found);
        Assert.Equal(3, Assert.Single(found.Alerts).Count);
    }

    [Fact]
    public void A_sample_of_a_correlation_is_judged_in_the_order_of_its_times()
    {
        Assert.Equal(["denied", "scan"], SampleJudge.Fired(Set, [.. Batch((2, "denied", 22), (1, "denied", 21), (3, "denied", 23)).Events]).Order());
        Assert.Equal(["denied"], SampleJudge.Fired(Set, [.. Batch((1, "denied", 21), (2, "denied", 22), (90, "denied", 23)).Events]));
        Assert.Equal(["denied", "scan"], SampleJudge.Fired(Set, [.. Batch((0, "denied", 21), (0, "denied", 22), (0, "denied", 23)).Events]).Order());
    }

    [Fact]
    public void Events_of_a_seeded_trial_neither_complete_a_real_pattern_nor_hide_in_a_real_alert()
    {
        var detector = new Detector(Set, CorrelatorOptions.Files);
        var (found, alerts) = (new Detection(), new List<Alert>());
        var batch = Batch((1, "denied", 21), (2, "denied", 22), (3, "denied", 23), (4, "alone", 80), (5, "alone", 80));
        foreach (var seeded in new[] { 2, 4 }) batch[seeded].Trial = 0xabc;
        detector.Process(batch, found);
        alerts.AddRange(found.Alerts);
        detector.Flush(alerts);

        var last = Rulebook.Last(alerts);
        // Two real denials and one seeded one are no scan; two alerts of one rule and group, since one is of the trial alone.
        Assert.Equal([("alone", 1L, false), ("alone", 1L, true)], last.Select(alert => (alert.Rule.Id, alert.Count, alert.Seeded)));
        Assert.Equal(2, last.Select(alert => alert.Id).Distinct().Count());
    }

    [Fact]
    public void A_pattern_made_by_one_trial_alone_raises_a_seeded_alert_also_after_a_restart()
    {
        var (before, after) = (new Detector(Set, CorrelatorOptions.Files), new Detector(Set, CorrelatorOptions.Files));
        var (found, state) = (new Detection(), new MemoryStream());
        var (first, rest) = (Batch((1, "denied", 21), (2, "denied", 22)), Batch((3, "denied", 23), (70, "nothing", 1)));
        foreach (var one in first.Events) one.Trial = 7;
        rest[0].Trial = 7;
        before.Process(first, found);
        before.Snapshot(state, []);
        state.Position = 0;
        after.Restore(state);
        after.Process(rest, found);

        var alert = Assert.Single(found.Alerts);
        Assert.True(alert.Seeded);
        Assert.Equal(3, alert.Count);
    }

    [Fact]
    public void Two_trials_share_nothing()
    {
        var detector = new Detector(Set, CorrelatorOptions.Files);
        var (found, batch) = (new Detection(), Batch((1, "denied", 21), (2, "denied", 22), (3, "denied", 23), (70, "nothing", 1)));
        (batch[0].Trial, batch[1].Trial, batch[2].Trial) = (1, 2, 2);
        detector.Process(batch, found);

        Assert.Empty(found.Alerts);
    }

    [Fact]
    public void A_log_that_names_a_trial_itself_exempts_nothing()
    {
        var set = Rulebook.Set(Rulebook.Rule("alone", $"alert:\n  group-by: [{RuleMatch.TrialField}]\n"));
        var detector = new Detector(set, CorrelatorOptions.Files);
        var (found, batch) = (new Detection(), Batch((1, "alone", 80)));
        batch[0].SetText(FieldTable.Get(RuleMatch.TrialField), "00000000000000ab");
        detector.Process(batch, found);

        Assert.Null(Assert.Single(found.Matches).Trial);
        Assert.False(Assert.Single(found.Alerts).Seeded);
    }

    static EventBatch Batch(params (int Second, string Rule, int Port)[] events)
    {
        var batch = new EventBatch { Sender = "fw" };
        foreach (var (second, rule, port) in events)
        {
            var one = batch.Add("frame"u8);
            (one.TimestampMicros, one.ReceivedMicros) = (second * UnixMicros.Second, second * UnixMicros.Second);
            one.Id = EventId.Of(one.ReceivedMicros, 1, batch.Count);
            one.LogSource = LogSourceId.Get("test", "", "");
            one.SetText(FieldTable.Get("a"), rule);
            one.Set(Ecs.SourceIp, "192.0.2.1"u8, ValueKind.Ip);
            one.SetLong(Ecs.DestinationPort, port);
            one.Add(Ecs.HostName, "ann"u8);
            one.Add(Ecs.HostName, "bob"u8);
            one.SetText(FieldTable.Get("vendor.zone"), "dmz");
        }
        return batch;
    }
}
