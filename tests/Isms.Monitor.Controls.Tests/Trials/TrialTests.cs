using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Trials;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Tests.Trials;

public class TrialTests
{
    const long Injected = 1_000 * UnixMicros.Second;
    const long Limit = 600 * UnixMicros.Second;
    const string Rule = "rule-1";

    static readonly TrialDefinition Definition = new()
    {
        Id = "denied", Test = "canary-flow", Asset = "fw-01", Expected = [Rule], Limit = TimeSpan.FromSeconds(600), Lines = 3,
        Variants = ["a {tag} from {outside}:{port} to {probe}", "b {tag} from {outside}:{port} to {probe}"],
    };

    static TrialScript Script(ulong id) => TrialScript.Of(Definition, new RegisterSet(), id, Injected);

    static Alert Answer(EventId of, long received, bool seeded = true, string rule = Rule) => new()
    {
        Id = "alert", Revision = 1, Rule = new RuleInfo(rule, rule, Level.Low, RuleKind.Sigma, "", [], [], []), GroupKey = "", FirstMicros = received, LastMicros = received,
        ReceivedMicros = received, Count = 1, Entities = new Dictionary<string, IReadOnlyList<string>>(), Events = [of], Reason = "", Seeded = seeded,
    };

    static List<TrialSighting> Sightings(TrialScript script, int count, long received) =>
        [.. Enumerable.Range(0, count).Select(n => new TrialSighting(script.Trial.Id, new EventId((UInt128)(uint)(n + 1)), received))];

    [Fact]
    public void The_same_id_gives_the_same_lines_and_another_id_gives_others()
    {
        Assert.Equal(Script(7).Lines, Script(7).Lines);
        Assert.Equal(50, Enumerable.Range(1, 50).Select(id => Script((ulong)id).Lines[0].Text.Replace(TrialTag.Of((ulong)id), "")).Distinct().Count());
    }

    [Fact]
    public void Every_line_has_the_tag_and_a_probe_of_its_own_and_none_lies_in_the_future()
    {
        var script = Script(0xfeed);
        Assert.All(script.Lines, line => Assert.True(TrialTag.TryFind(Encoding.UTF8.GetBytes(line.Text), out var id) && id == 0xfeed));
        Assert.Equal(3, script.Lines.Select(line => line.Text.Split(' ')[^1]).Distinct().Count());
        Assert.Equal(Injected, script.Lines.Max(line => line.AtMicros));
    }

    [Property]
    public bool A_trial_passes_only_if_all_of_it_was_delivered_and_answered_in_time(NonNegativeInt seen, int deliveredAfter, int alertedAfter, bool seeded, bool expected, int lookedAfter)
    {
        // Seconds around the limit, each on both sides of it.
        long At(int of) => Injected + Math.Abs(of % 1_200) * UnixMicros.Second;
        var script = Script(1);
        var sightings = Sightings(script, seen.Get % 5, At(deliveredAfter));
        var now = At(lookedAfter);
        var alerts = sightings.Count == 0 ? [] : new[] { Answer(sightings[0].Event, At(alertedAfter), seeded, expected ? Rule : "another") };

        var trial = TrialJudge.Look(script.Trial, sightings, alerts, now);

        var answeredAt = now > Injected + Limit ? At(alertedAfter) : now;
        var shouldPass = sightings.Count >= 3 && seeded && expected && answeredAt <= Injected + Limit;
        return (trial.OutcomeAt(long.MaxValue) == TrialOutcome.Passed) == shouldPass
            && (trial.OutcomeAt(long.MaxValue) == TrialOutcome.Void) == (sightings.Count < 3);
    }

    [Fact]
    public void A_trial_of_which_a_line_is_missing_is_void_and_not_failed()
    {
        var script = Script(1);
        var trial = TrialJudge.Look(script.Trial, Sightings(script, 2, Injected), [], Injected + Limit + 1);
        Assert.True(trial.Settled);
        Assert.Equal(TrialOutcome.Void, trial.OutcomeAt(Injected + Limit + 1));
    }

    [Fact]
    public void A_trial_waits_until_its_limit_and_what_is_settled_stays()
    {
        var script = Script(1);
        var sightings = Sightings(script, 3, Injected);
        var waiting = TrialJudge.Look(script.Trial, sightings, [], Injected + Limit);
        Assert.False(waiting.Settled);
        Assert.Equal(TrialOutcome.Pending, waiting.OutcomeAt(Injected + Limit - 1));
        var failed = TrialJudge.Look(waiting, sightings, [], Injected + Limit + 1);
        Assert.Equal(TrialOutcome.Failed, failed.OutcomeAt(Injected + Limit + 1));
        Assert.Equal(failed, TrialJudge.Look(failed, sightings, [Answer(sightings[0].Event, Injected)], Injected + Limit + 2));
    }

    [Fact]
    public void Only_a_line_that_was_sent_received_in_its_time_passes_for_a_trial()
    {
        var script = Script(9);
        var pending = new PendingTrials([script.Trial]);
        var sent = Encoding.UTF8.GetBytes(script.Lines[1].Text);
        Assert.True(pending.Holds(9, sent, Injected));
        Assert.True(pending.Holds(9, [.. sent, (byte)'\r'], Injected + Limit));
        Assert.False(pending.Holds(9, sent, Injected - 1));
        Assert.False(pending.Holds(9, sent, Injected + Limit + 1));
        Assert.False(pending.Holds(10, sent, Injected));
        Assert.False(pending.Holds(9, Encoding.UTF8.GetBytes($"an attack with a stolen tag {TrialTag.Of(9)}"), Injected));
        Assert.False(PendingTrials.None.Holds(9, sent, Injected));
    }

    [Theory]
    [InlineData("")]
    [InlineData("isms-trial-")]
    [InlineData("isms-trial-00000000000000")]
    [InlineData("isms-trial-0000000000000000")]
    [InlineData("isms-trial-00000000000000zz")]
    [InlineData("isms-trial-\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff")]
    public void What_is_no_tag_is_not_taken_for_one(string line) => Assert.False(TrialTag.TryFind(Encoding.UTF8.GetBytes(line), out _));
}
