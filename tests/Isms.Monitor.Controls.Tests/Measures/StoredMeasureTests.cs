using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Tests.Measures;

/// <summary>KPIs on what the store holds beside frames: runs, alerts, sealed days, networks.</summary>
public class StoredMeasureTests
{
    const long Hour = UnixMicros.Hour;
    const long Day = UnixMicros.Day;

    static readonly long Now = Company.Now;

    static RunPeriod Run(long from, long to, int rules = 10, int refused = 0) => new() { RunMicros = Now - 300 * Day, FromMicros = from, ToMicros = to, RuleSet = "v1", Rules = rules, Refused = refused };

    static async Task<Measurement> MeasureAsync(Action<InMemoryEvidence> change, InMemoryRecords? records = null, RegisterSet? registers = null)
    {
        var evidence = Company.Evidence();
        change(evidence);
        return await Company.MeasureAsync(evidence, records ?? new InMemoryRecords(), registers);
    }

    static (double, double) Quotient(Sample sample) => (sample.Numerator, sample.Denominator);

    [Fact]
    public async Task Loss_is_what_vanished_what_was_dropped_and_what_the_kernel_dropped()
    {
        var measurement = await MeasureAsync(evidence => evidence.Runs.AddRange(
        [
            Run(Now - 30 * Hour, Now - 12 * Hour) with { Sources = [new("udp", 1000, 980, 20, 5, 3), new("file", 500, 500, 0, 0, null)] },
            Run(Now - 12 * Hour, Now) with { Sources = [new("udp", 1000, 1010, 0, 0, 0), new("file", 500, 490, 4, 0, null)] },
        ]));
        var sample = measurement.SampleOf("VIS-04");
        Assert.Equal((10 + 8 + 6, 3008), Quotient(sample));
        Assert.Equal([new("file", "6 of 1000 lost: 6 on the way, 0 dropped while full, 0 by the kernel"), new("udp", "18 of 2008 lost: 10 on the way, 5 dropped while full, 3 by the kernel")], sample.Exceptions);
        Assert.Equal(new Detail("sources whose loss before reception nobody tells", "1 of 2"), Assert.Single(sample.Details));
        Assert.Equal(State.Ineffective, measurement.StatusOf("VIS-04").State);
    }

    [Fact]
    public async Task What_was_on_its_way_at_the_end_of_a_run_is_read_again_and_no_loss()
    {
        var sample = (await MeasureAsync(evidence => evidence.Runs.AddRange(
        [
            Run(Now - 24 * Hour, Now - 12 * Hour) with { Sources = [new("file", 1000, 990, 10, 0, null)] },
            Run(Now - 12 * Hour, Now) with { RunMicros = Now - 12 * Hour, Sources = [new("file", 1010, 1010, 0, 0, null)] },
        ]))).SampleOf("VIS-04");
        Assert.Equal((0, 2010), Quotient(sample));
    }

    [Fact]
    public async Task A_program_that_did_not_run_lost_an_unknown_amount()
    {
        Assert.Equal("not measured: the program noted no run in the window, so it is not known what was produced", (await MeasureAsync(_ => { })).StatusOf("VIS-04").Words);
        var half = await MeasureAsync(evidence => evidence.Runs.Add(Run(Now - 8 * Hour, Now) with { Sources = [new("file", 9, 9, 0, 0, null)] }));
        Assert.Equal("not measured: only 33.3 % of the window was observed", half.StatusOf("VIS-04").Words);
    }

    [Fact]
    public async Task Rules_are_healthy_while_they_run_and_a_gap_and_a_refused_rule_are_named()
    {
        var sample = (await MeasureAsync(evidence => evidence.Runs.AddRange([Run(Now - 8 * Day, Now - 48 * Hour, rules: 9, refused: 1), Run(Now - 24 * Hour, Now, rules: 10)]))).SampleOf("DET-06");
        Assert.Equal((9 * 120 + 10 * 24, 10 * 168), Quotient(sample));
        Assert.Equal([new("", "no rule ran for 24 h from 2026-11-21 00:00 UTC"), new("v1", "1 rules were refused")], sample.Exceptions);
    }

    [Fact]
    public async Task Stretches_that_overlap_or_lie_in_a_gap_between_runs_count_once()
    {
        var sample = (await MeasureAsync(evidence => evidence.Runs.AddRange([Run(Now - 7 * Day, Now), Run(Now - 3 * Day, Now - 2 * Day)]))).SampleOf("DET-06");
        Assert.Equal((1680, 1680), Quotient(sample));
        Assert.Equal("not measured: the program noted no run of its rules in the window", (await MeasureAsync(_ => { })).StatusOf("DET-06").Words);
    }

    [Fact]
    public async Task Alerts_of_a_backlog_do_not_make_the_machine_slow()
    {
        var sample = (await MeasureAsync(evidence => evidence.Runs.AddRange(
        [
            Run(Now - 2 * Day, Now - Day) with { Delays = [10, 20, 5, 1, 2, 0, 1], FromBacklog = 400 }, Run(Now - Day, Now + Hour) with { Delays = [99, 0, 0, 0, 0, 0, 0] },
        ]))).SampleOf("DET-01");
        Assert.Equal((36, 39), Quotient(sample));
        Assert.Contains(new Detail("within 10 s", "30 of 39"), sample.Details);
        Assert.Contains(new Detail("of a backlog, left out", "400"), sample.Details);
        Assert.Equal("not measured: no alert was raised of live events; 7 are of a backlog or of loaded files",
            (await MeasureAsync(evidence => evidence.Runs.Add(Run(Now - Day, Now) with { Delays = new long[7], FromBacklog = 7 }))).StatusOf("DET-01").Words);
    }

    [Fact]
    public async Task Conversion_counts_alerts_once_and_leaves_informational_ones_out()
    {
        var sample = (await MeasureAsync(evidence =>
        {
            evidence.Alerts.AddRange(Enumerable.Range(0, 200).Select(n => new RaisedAlert($"A-{n}", "noisy", "medium", Now - Day, null)));
            evidence.Alerts.AddRange(Enumerable.Range(0, 50).Select(n => new RaisedAlert($"I-{n}", "quiet", "informational", Now - Day, null)));
            evidence.Items.RemoveAll(item => item.RaisedMicros < Now - 2 * Day);
        })).SampleOf("DET-05");
        Assert.Equal((4, 200), Quotient(sample));
        Assert.Equal(new Detail("alerts of noisy", "200"), Assert.Single(sample.Details));
    }

    static InMemoryRecords Rules(params string[] ids) =>
        new InMemoryRecords().With(new RuleSetLoaded { Id = "v1", Rules = [.. ids.Select(id => new LoadedRule(id, $"Rule {id}", id != "feeder"))] }, Now - 99 * Day);

    static Trial Passed(params string[] expected) => new()
    {
        Id = "0123456789abcdef", Subject = "ids-01", Test = "eicar", Expected = expected, InjectedMicros = Now - Day, LimitMicros = Hour, DeliveredMicros = Now - Day + 1, AlertedMicros = Now - Day + 2,
    };

    [Fact]
    public async Task A_quiet_rule_is_dead_unless_a_trial_that_expected_it_alone_was_passed()
    {
        var records = Rules("loud", "tested", "doubtful", "silent", "feeder").With(Passed("tested"), Now - Hour).With(Passed("doubtful", "silent") with { Id = "f" }, Now - Hour);
        var sample = (await MeasureAsync(evidence => evidence.Alerts.AddRange([new("A", "loud", "low", Now - 80 * Day, null), new("B", "silent", "low", Now - 95 * Day, null)]), records)).SampleOf("DET-07");
        Assert.Equal((2, 4), Quotient(sample));
        Assert.Equal(["doubtful", "silent"], sample.Exceptions.Select(one => one.Subject));
        Assert.Equal(new Detail("quiet, and cleared by a trial", "1"), Assert.Single(sample.Details));
    }

    [Fact]
    public async Task Without_a_set_of_rules_or_ninety_days_nothing_is_dead_and_nothing_is_well()
    {
        Assert.Contains("no set of rules is on record", (await MeasureAsync(_ => { })).SampleOf("DET-07").NotMeasured);
        var young = await MeasureAsync(evidence => evidence.Events.RemoveAll(one => one.Timestamp < Now - 30 * Day), Rules("a"));
        Assert.Contains("only 30 of 90 days are stored", young.SampleOf("DET-07").NotMeasured);
    }

    static TriageItem Reviewed(string alert, Disposition verdict) => Company.Handled($"INC-{alert}", Now - 2 * Day, verdict) with { Alerts = [alert] };

    static RaisedAlert Anomaly(string id, double score, long at) => new(id, "anomaly-volume", "low", at, score);

    [Fact]
    public async Task Precision_is_of_the_highest_scores_that_somebody_judged()
    {
        var sample = (await MeasureAsync(evidence =>
        {
            evidence.Alerts.AddRange(Enumerable.Range(0, 120).Select(n => Anomaly($"AN-{n:000}", 100 + n, Now - 3 * Day)));
            evidence.Items.AddRange([Reviewed("AN-119", Disposition.TruePositive), Reviewed("AN-118", Disposition.FalsePositive), Reviewed("AN-117", Disposition.None), Reviewed("AN-000", Disposition.TruePositive)]);
        })).SampleOf("DET-09");
        Assert.Equal((1, 2), Quotient(sample));
        Assert.Contains(new Detail("not reviewed", "98 of 100"), sample.Details);
    }

    [Fact]
    public async Task A_score_that_drifted_says_nothing()
    {
        var sample = (await MeasureAsync(evidence => evidence.Alerts.AddRange(Enumerable.Range(0, 60).SelectMany(n => new[]
        {
            Anomaly($"NEW-{n}", 50 + n, Now - 3 * Day), Anomaly($"OLD-{n}", 5 + n, Now - 33 * Day),
        })))).SampleOf("DET-09");
        Assert.Contains(sample.NotMeasured, reason => reason.StartsWith("the score has drifted (population stability index ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_day_that_is_not_intact_is_named_and_one_that_is_being_written_is_not_asked()
    {
        var today = UnixMicros.DayOf(Now);
        var sample = (await MeasureAsync(evidence => evidence.LoggedDays.AddRange(Enumerable.Range(1, 100).Select(n => n switch
        {
            1 => new LoggedDay(today.AddDays(-n), LogState.Open, "is still being written"),
            7 => new LoggedDay(today.AddDays(-n), LogState.Damaged, "the file was changed"),
            9 => new LoggedDay(today.AddDays(-n), LogState.Deleted, "was deleted: more than 5 bytes"),
            _ => new LoggedDay(today.AddDays(-n), LogState.Intact, ""),
        })))).SampleOf("VIS-06");
        Assert.Equal((97, 99), Quotient(sample));
        Assert.Equal([new("2026-11-14", "was deleted: more than 5 bytes"), new("2026-11-16", "the file was changed")], sample.Exceptions);
        Assert.Equal("not measured: no day is sealed yet", (await MeasureAsync(_ => { })).StatusOf("VIS-06").Words);
    }

    [Fact]
    public async Task An_address_that_no_asset_has_is_counted_once_and_named_with_its_zone()
    {
        var sample = (await MeasureAsync(evidence =>
        {
            evidence.Seen.AddRange(Enumerable.Range(1, 60).Select(n => new NetworkEntity($"10.0.0.{n}", "office", n > 58 ? null : $"wks-{n % 10 + 1:00}", Now - Day, Now - Day)));
            evidence.Seen.Add(new("10.0.0.60", "office", null, Now - 2 * Day, Now - 2 * Day));
        })).SampleOf("GOV-04");
        Assert.Equal((2, 60), Quotient(sample));
        Assert.Equal([new("10.0.0.59", "in zone office and in no inventory"), new("10.0.0.60", "in zone office and in no inventory")], sample.Exceptions);
        Assert.Contains(new Detail("in the inventory, never seen", "0 of 14"), sample.Details);
    }

    static readonly RegisterSet WithRules = Company.Registers with
    {
        FirewallRules = [.. new[] { "used", "idle", "dark", "emergency", "open", "off" }.Select(id => new FirewallRule
        {
            Id = id, Firewall = "fw-01", Name = id, Number = id == "used" ? "7" : "", Logs = id != "dark", Reserved = id == "emergency", AllowsAnything = id == "open", Enabled = id != "off",
        })],
    };

    [Fact]
    public async Task An_idle_rule_and_one_that_allows_anything_are_named_and_one_that_does_not_log_is_unknown()
    {
        var sample = (await MeasureAsync(evidence => evidence.Hits.AddRange([new("fw-01", "", "7", Now - 100 * Day, 5), new("fw-01", "OPEN", "", Now - Day, 5), new("fw-02", "idle", "", Now - Day, 5)]), null, WithRules)).SampleOf("PRV-03");
        Assert.Equal((2, 4), Quotient(sample));
        Assert.Equal([new("idle", "\"idle\" on fw-01 decided nothing"), new("open", "\"open\" on fw-01 allows anything from anywhere to anywhere")], sample.Exceptions);
        Assert.Equal(0.8, sample.ObservedExposure, 1e-9);
        Assert.Equal("not measured: no firewall rule is registered", (await MeasureAsync(_ => { })).StatusOf("PRV-03").Words);
    }

    static readonly RegisterSet WithZones = Company.Registers with
    {
        ZoneRules = [new ZoneRule { From = "guest", To = "server", Allowed = false }, new ZoneRule { From = "office", To = "server", Allowed = true }],
    };

    [Fact]
    public async Task A_connection_that_the_zone_policy_forbids_is_a_violation_and_a_pair_without_a_cell_is_said()
    {
        var sample = (await MeasureAsync(evidence => evidence.Flows.AddRange(
        [
            (Now - Day, new ZoneFlow("fw-01", "office", "server", 900, 3)), (Now - Day, new ZoneFlow("fw-02", "guest", "server", 2, 70)), (Now - Day, new ZoneFlow("fw-02", "office", "guest", 98, 0)),
            (Now, new ZoneFlow("fw-02", "guest", "server", 500, 0)),
        ]), null, WithZones)).SampleOf("PRV-04");
        Assert.Equal((2, 1000), (sample.Value, sample.N));
        Assert.Equal(new SampleException("fw-02", "let 2 connections through from guest to server"), Assert.Single(sample.Exceptions));
        Assert.Equal([new("per million between zones", "2000"), new("pairs of zones that the policy leaves open", "office to guest")], sample.Details);
    }

    [Fact]
    public async Task Without_a_log_of_allowed_traffic_there_is_no_zero_violations()
    {
        var blind = await MeasureAsync(evidence => evidence.Flows.Add((Now - Day, new ZoneFlow("fw-01", "guest", "server", 0, 70))), null, WithZones);
        Assert.Equal("not measured: no firewall logged a connection that it let through between zones", blind.StatusOf("PRV-04").Words);
        var half = await MeasureAsync(evidence => evidence.Flows.Add((Now - Day, new ZoneFlow("fw-02", "office", "server", 70, 0))), null, WithZones);
        Assert.Equal(4 / 9.0, half.SampleOf("PRV-04").ObservedExposure, 1e-9);
        Assert.Contains(new SampleException("fw-01", "logged no connection that it let through"), half.SampleOf("PRV-04").Exceptions);
    }

    [Fact]
    public async Task An_attack_that_a_firewall_let_through_is_a_failure_and_one_that_nobody_logged_is_in_neither_side()
    {
        static BoundaryAttack Attack(int n, AttackFate fate, bool inbound = true) => new(inbound, "203.0.113.9", $"192.0.2.{n}", "exploit", Now - Day, fate);
        var sample = (await MeasureAsync(evidence => evidence.Attacks.AddRange([.. Enumerable.Range(0, 30).Select(n => Attack(n, AttackFate.Blocked)), Attack(90, AttackFate.Allowed, inbound: false), Attack(91, AttackFate.Unknown)]))).SampleOf("PRV-05");
        Assert.Equal((30, 31), Quotient(sample));
        Assert.Equal(new SampleException("192.0.2.90", "exploit from 203.0.113.9 was let through on 2026-11-22"), Assert.Single(sample.Exceptions));
        Assert.Equal([new("inbound", "30 of 30"), new("outbound", "0 of 1"), new("not joined to a firewall", "1 of 32")], sample.Details);
    }

    [Fact]
    public async Task Attacks_that_no_firewall_logged_are_not_measured()
    {
        var sample = (await MeasureAsync(evidence => evidence.Attacks.Add(new(true, "203.0.113.9", "192.0.2.1", "exploit", Now - Day, AttackFate.Unknown)))).SampleOf("PRV-05");
        Assert.Equal(["of 1 attacks no firewall logged the connection"], sample.NotMeasured);
    }

    [Fact]
    public async Task What_comes_at_or_after_the_time_measured_at_changes_nothing()
    {
        var before = (await MeasureAsync(_ => { }, Rules("a"), WithZones)).Hash;
        Assert.Equal(before, (await MeasureAsync(evidence =>
        {
            evidence.Alerts.Add(Anomaly("A", 9, Now));
            evidence.Attacks.Add(new(true, "203.0.113.9", "192.0.2.1", "exploit", Now, AttackFate.Allowed));
            evidence.Runs.Add(Run(Now, Now + Hour));
            evidence.Seen.Add(new("10.0.0.1", "office", null, Now, Now));
            evidence.Hits.Add(new("fw-01", "a", "", Now, 1));
            evidence.Flows.Add((Now, new ZoneFlow("fw-01", "guest", "server", 1, 0)));
            evidence.LoggedDays.Add(new(UnixMicros.DayOf(Now), LogState.Damaged, "x"));
        }, Rules("a"), WithZones)).Hash);
    }
}
