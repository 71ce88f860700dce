using Isms.Monitor.Events;

namespace Isms.Monitor.Incidents.Tests;

public class LifecycleTests
{
    const long Now = 1_790_000_100_000_000;

    static readonly Incident Opened = new()
    {
        Machine = Assert.Single(new IncidentEngine(Sample.Organisation()).Apply(Sample.Intrusion()).Parts),
    };

    [Fact]
    public void Acknowledging_takes_it_and_writes_who_when_before_and_after()
    {
        var done = Assert.IsType<ActionResult.Done>(Lifecycle.Apply(Opened, new MoveTo(IncidentState.Acknowledged), 1, "j.doe", Now));
        Assert.Equal((IncidentState.Acknowledged, "j.doe", 2, (long?)Now),
            (done.Incident.Human.State, done.Incident.Human.Owner, done.Incident.Version, done.Incident.Human.AcknowledgedMicros));
        Assert.Equal(["state new>acknowledged", "owner >j.doe"], done.History.Select(line => $"{line.Field} {line.Before}>{line.After}"));
        Assert.All(done.History, line => Assert.Equal((Now, "j.doe", "acknowledge", 2), (line.AtMicros, line.Actor, line.Action, line.Version)));
    }

    [Fact]
    public void A_stale_version_is_a_conflict()
    {
        var conflict = Assert.IsType<ActionResult.Conflict>(Lifecycle.Apply(Opened with { Version = 3 }, new MoveTo(IncidentState.Acknowledged), 2, "j.doe", Now));
        Assert.Equal("the incident is at version 3, and you saw version 2. Look at what changed and act again.", conflict.Why);
    }

    [Theory]
    [InlineData(IncidentState.New, IncidentState.Resolved, "new does not lead to resolved. It leads to acknowledged, in progress, closed.")]
    [InlineData(IncidentState.Closed, IncidentState.InProgress, "closed does not lead to in progress. It leads to reopened.")]
    [InlineData(IncidentState.Acknowledged, IncidentState.New, "acknowledged does not lead to new. It leads to in progress, resolved, closed.")]
    public void A_way_that_does_not_exist_is_refused_with_those_that_do(IncidentState from, IncidentState to, string why)
    {
        var refused = Assert.IsType<ActionResult.Refused>(Lifecycle.Apply(In(from), new MoveTo(to), 1, "j.doe", Now));
        Assert.Equal(why, refused.Why);
    }

    [Fact]
    public void Moving_to_closed_needs_a_verdict() =>
        Assert.Equal("closing needs a verdict. Use close with one of the verdicts.",
            Assert.IsType<ActionResult.Refused>(Lifecycle.Apply(Opened, new MoveTo(IncidentState.Closed), 1, "j.doe", Now)).Why);

    [Fact]
    public void A_verdict_settles_the_decision_of_A_5_25()
    {
        var done = Assert.IsType<ActionResult.Done>(Lifecycle.Apply(Opened, new Close(Verdict.TruePositiveNoImpact), 1, "j.doe", Now));
        Assert.Equal((true, "j.doe", (long?)Now, (long?)Now), (done.Incident.Human.IsIncident, done.Incident.Human.DecidedBy, done.Incident.Human.DecidedMicros, done.Incident.Human.ClosedMicros));
        Assert.Contains(done.History, line => line is { Field: "information security incident", After: "True" });
    }

    [Fact]
    public void A_decision_that_was_taken_is_not_changed_by_the_verdict()
    {
        var decided = Assert.IsType<ActionResult.Done>(Lifecycle.Apply(Opened, new Decide(true) { Note = "data left" }, 1, "a.berg", Now)).Incident;
        var closed = Assert.IsType<ActionResult.Done>(Lifecycle.Apply(decided, new Close(Verdict.BenignExpected), 2, "j.doe", Now + 1)).Incident;
        Assert.Equal((true, "a.berg"), (closed.Human.IsIncident, closed.Human.DecidedBy));
    }

    [Fact]
    public void A_false_positive_needs_a_reason() =>
        Assert.Equal("the verdict FalsePositiveLogic needs a reason. Write one in the note.",
            Assert.IsType<ActionResult.Refused>(Lifecycle.Apply(Opened, new Close(Verdict.FalsePositiveLogic), 1, "j.doe", Now)).Why);

    [Fact]
    public void A_reopening_keeps_the_verdict_in_the_history()
    {
        var closed = Assert.IsType<ActionResult.Done>(Lifecycle.Apply(Opened, new Close(Verdict.BenignExpected), 1, "j.doe", Now)).Incident;
        var done = Assert.IsType<ActionResult.Done>(Lifecycle.Apply(closed, new Reopen(), 2, "j.doe", Now + 5));
        Assert.Equal((IncidentState.Reopened, null), (done.Incident.Human.State, done.Incident.Human.Verdict));
        Assert.Contains(done.History, line => line is { Field: "verdict", Before: "BenignExpected", After: null });
        Assert.Equal([Now + 5], done.Incident.Human.ReopenedMicros);
    }

    [Fact]
    public void The_first_acknowledgement_counts()
    {
        var done = Assert.IsType<ActionResult.Done>(Lifecycle.Apply(Opened, new MoveTo(IncidentState.InProgress), 1, "j.doe", Now)).Incident;
        var later = Assert.IsType<ActionResult.Done>(Lifecycle.Apply(done, new MoveTo(IncidentState.Resolved), 2, "j.doe", Now + 9)).Incident;
        Assert.Equal((Now, Now + 9), (later.Human.AcknowledgedMicros, later.Human.ResolvedMicros));
    }

    [Fact]
    public void A_severity_set_by_hand_wins_and_needs_a_reason()
    {
        Assert.IsType<ActionResult.Refused>(Lifecycle.Apply(Opened, new SetSeverity(Level.Low), 1, "j.doe", Now));
        var done = Assert.IsType<ActionResult.Done>(Lifecycle.Apply(Opened, new SetSeverity(Level.Low) { Note = "exercise" }, 1, "j.doe", Now));
        Assert.Equal(Level.Low, done.Incident.Severity);
    }

    [Fact]
    public void A_note_writes_history_and_takes_nothing()
    {
        var done = Assert.IsType<ActionResult.Done>(Lifecycle.Apply(Opened, new AddNote { Note = "called the owner" }, 1, "j.doe", Now));
        Assert.Null(done.Incident.Human.Owner);
        Assert.Equal("called the owner", Assert.Single(done.History).Note);
    }

    static Incident In(IncidentState state) => Opened with { Human = Opened.Human with { State = state } };
}
