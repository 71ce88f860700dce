using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Controls.Tests.Measures;

public class IncidentItemTests
{
    static Incident Some(HumanPart human) => new()
    {
        Machine = new MachinePart
        {
            Id = "ab", Title = "Beacon from wks-044", Reason = "", Severity = Level.High, SeverityReasons = [], Policy = "beacon",
            Alerts = [],
            Entities = new Dictionary<string, IReadOnlyList<string>>(), Assets = [],
            Controls = [new ControlEvidence("A.8.7", Polarity.Failure, "found by beaconing")],
            Risks = ["R-01"], FirstMicros = 10, LastMicros = 20, DetectedMicros = 30, AcknowledgeDueMicros = 40, ResolveDueMicros = 50,
        },
        Human = human,
    };

    static HistoryEntry Row(long at, string after, string actor = "j.doe", string action = "state") =>
        new("ab", 1, at, actor, action, "state", null, after, null);

    [Fact]
    public void The_history_gives_every_change_and_who_made_it()
    {
        var item = IncidentItem.From(Some(new HumanPart { Verdict = Verdict.TruePositiveImpact, VerdictReason = "confirmed" }),
            [Row(60, "Closed"), Row(31, "Acknowledged", "policy:known"), Row(35, "InProgress"), Row(70, "Reopened"), Row(80, "Closed"),
                Row(45, "", action: "contain")], 100)!;
        Assert.Equal((30L, "high", 35L, 80L), (item.RaisedMicros, item.Severity, item.FirstTouch!.Value, item.Closed!.Value));
        Assert.Equal(45, item.First(TriageItem.Entered.Contained));
        Assert.Equal(Disposition.TruePositive, item.Disposition);
        Assert.Equal(Polarity.Failure, Assert.Single(item.Controls).Polarity);
    }

    [Fact]
    public void What_came_later_is_not_known_yet()
    {
        var item = IncidentItem.From(Some(new HumanPart { Verdict = Verdict.FalsePositiveLogic, VerdictReason = "rule too wide" }),
            [Row(35, "Acknowledged"), Row(60, "Closed")], 50)!;
        Assert.Null(item.Closed);
        Assert.Equal((Disposition.None, ""), (item.Disposition, item.Reason));
    }

    [Fact]
    public void Alerts_that_began_later_are_not_part_of_it_yet()
    {
        static Alert Alert(string id, long first) => new()
        {
            Id = id, Revision = 1, Rule = new RuleInfo("r", "Rule", Level.High, RuleKind.Sigma, "v1", [], [], []), GroupKey = "", FirstMicros = first, LastMicros = first, ReceivedMicros = first,
            Count = 1, Entities = new Dictionary<string, IReadOnlyList<string>>(), Events = [], Reason = "",
        };
        var incident = Some(new HumanPart());
        incident = incident with { Machine = incident.Machine with { Alerts = [Alert("a", 10), Alert("b", 49), Alert("c", 50)] } };
        Assert.Equal(["a", "b"], IncidentItem.From(incident, [], 50)!.Alerts);
    }

    [Fact]
    public void Without_history_the_times_of_the_human_part_count()
    {
        var item = IncidentItem.From(Some(new HumanPart { AcknowledgedMicros = 33, ResolvedMicros = 66, ClosedMicros = 77 }), [], 100)!;
        Assert.Equal((33L, 77L), (item.FirstTouch!.Value, item.Closed!.Value));
    }

    [Theory]
    [InlineData(Verdict.TruePositiveNoImpact, Disposition.TruePositive)]
    [InlineData(Verdict.BenignExpected, Disposition.BenignTruePositive)]
    [InlineData(Verdict.FalsePositiveData, Disposition.FalsePositive)]
    [InlineData(Verdict.Undetermined, Disposition.None)]
    public void Verdicts_become_dispositions(Verdict verdict, Disposition expected) =>
        Assert.Equal(expected, IncidentItem.From(Some(new HumanPart { Verdict = verdict }), [], 100)!.Disposition);

    [Theory]
    [InlineData(Verdict.Duplicate)]
    [InlineData(Verdict.TestOrExercise)]
    public void Duplicates_and_exercises_are_in_no_figure(Verdict verdict) =>
        Assert.Null(IncidentItem.From(Some(new HumanPart { Verdict = verdict }), [], 100));

    [Fact]
    public void What_a_person_decided_to_be_an_event_is_no_incident() =>
        Assert.False(IncidentItem.From(Some(new HumanPart { IsIncident = false }), [], 100)!.IsIncident);
}
