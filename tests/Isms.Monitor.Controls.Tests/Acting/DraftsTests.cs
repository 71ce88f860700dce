using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Controls.Tests.Acting;

public class DraftsTests
{
    const long Day = UnixMicros.Day;
    static readonly long Now = Company.Now;

    static Measurement Measured(params (string Kpi, State State)[] kpis) => new()
    {
        AtMicros = Now, Samples = [], Risks = [], Sources = [], Counts = FourCounts.Of([]),
        Kpis = [.. kpis.Select(kpi => new KpiStatus { Kpi = kpi.Kpi, Title = "Log source coverage", State = kpi.State, Computed = kpi.State, Value = 40, Target = 98, Warning = 95, Unit = "%" })],
        Controls = [new ControlStatus { Control = "A.8.15", State = State.Ineffective, Computed = State.Ineffective, KeyKpis = ["VIS-01"], SupportingKpis = ["VIS-03"] }],
    };

    static DraftInput Input(params (string Kpi, State State)[] kpis) => new() { Measurement = Measured(kpis) };

    static Recorded<Nonconformity> Known(Nonconformity value, long at, NonconformityState state) => new(value with { State = state }, 2, at, "c.lindt", "");

    static TriageItem Incident(string id, long raised, long? closed = null, string control = "A.8.7") => new()
    {
        Id = id, IsIncident = true, Title = "Worm on wks-03", Severity = "high", RaisedMicros = raised, Disposition = Disposition.TruePositive, Risks = ["R-01"],
        Controls = [new ControlEvidence(control, Polarity.Failure, "not stopped")],
        Changes = closed is { } at ? [new StateChange(TriageItem.Entered.Closed, at, true)] : [],
    };

    static Recorded<IncidentTimeline> Cause(string incident, string cause = "missing-patch") => new(new IncidentTimeline { Id = incident, RootCause = cause }, 1, Now, "r.voss", "");

    [Fact]
    public void A_key_KPI_that_turned_ineffective_opens_a_draft_with_the_figures()
    {
        var draft = Assert.Single(Drafts.Of(Input(("VIS-01", State.Ineffective)) with { IneffectiveSince = new Dictionary<string, long> { ["VIS-01"] = Now - Day } }));
        Assert.Equal(("VIS-01", "VIS-01 Log source coverage: ineffective", NonconformityState.Draft), (draft.Subject, draft.Title, draft.State));
        Assert.Equal("VIS-01 is 40 % against the target 98, warning 95. It is a key KPI of A.8.15. Measured 2026-11-23 00:00 UTC, ineffective since 2026-11-22 00:00 UTC.", draft.Found);
        Assert.Null(NonconformityRules.Check(null, draft, Writers.Drafts, ""));
    }

    [Theory]
    [InlineData("VIS-01", State.Degraded)]
    [InlineData("VIS-01", State.NotMeasured)]
    [InlineData("VIS-03", State.Ineffective)]
    public void What_is_not_ineffective_and_what_only_supports_opens_none(string kpi, State state) => Assert.Empty(Drafts.Of(Input((kpi, state))));

    [Fact]
    public void One_turn_opens_one_draft_however_often_it_is_measured()
    {
        var input = Input(("VIS-01", State.Ineffective)) with { IneffectiveSince = new Dictionary<string, long> { ["VIS-01"] = Now - Day } };
        var draft = Assert.Single(Drafts.Of(input));
        Assert.Equal(draft.Id, Drafts.Of(input with { Measurement = input.Measurement with { AtMicros = Now + 60 } })[0].Id);
        foreach (var state in Enum.GetValues<NonconformityState>()) Assert.Empty(Drafts.Of(input with { Known = [Known(draft, Now, state)] }));
        var turnedAgain = input with { IneffectiveSince = new Dictionary<string, long> { ["VIS-01"] = Now } };
        Assert.Empty(Drafts.Of(turnedAgain with { Known = [Known(draft, Now - 9 * Day, NonconformityState.Confirmed)] }));
        Assert.Single(Drafts.Of(turnedAgain with { Known = [Known(draft, Now - 1, NonconformityState.Rejected)] }));
    }

    [Fact]
    public void The_same_KPI_within_180_days_of_a_closing_is_called_a_recurrence()
    {
        var earlier = Drafts.Of(Input(("VIS-01", State.Ineffective)) with { IneffectiveSince = new Dictionary<string, long> { ["VIS-01"] = 1 } })[0];
        Nonconformity Next(long closed) => Assert.Single(Drafts.Of(Input(("VIS-01", State.Ineffective)) with { Known = [Known(earlier, closed, NonconformityState.Closed)] }));
        Assert.EndsWith("ineffective again", Next(Now - 180 * Day).Title, StringComparison.Ordinal);
        Assert.Contains(earlier.Id, Next(Now - 180 * Day).SimilarCases, StringComparison.Ordinal);
        Assert.EndsWith(": ineffective", Next(Now - 180 * Day - 1).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_control_that_fails_in_an_incident_after_its_closing_opens_a_draft()
    {
        var closed = Known(new Nonconformity { Id = "NC-9", Subject = "A.8.7", Title = "Malware ran", Found = "seen", State = NonconformityState.Draft }, Now - 20 * Day, NonconformityState.Closed);
        IReadOnlyList<Nonconformity> Of(TriageItem item) => Drafts.Of(Input() with { Known = [closed], Items = [item] });
        var draft = Assert.Single(Of(Incident("i2", Now - 5 * Day)));
        Assert.Equal(("A.8.7", "A.8.7 failed again"), (draft.Subject, draft.Title));
        Assert.Contains("15 days after the closing", draft.Found, StringComparison.Ordinal);
        Assert.Empty(Of(Incident("i2", Now - 25 * Day)));
        Assert.Empty(Of(Incident("i2", Now - 5 * Day, control: "A.8.20")));
        Assert.Empty(Of(Incident("i2", Now - 5 * Day) with { Disposition = Disposition.FalsePositive }));
    }

    [Fact]
    public void The_same_risk_by_the_same_cause_after_the_closing_opens_a_draft_about_the_later_incident()
    {
        TriageItem[] two = [Incident("i1", Now - 60 * Day, Now - 50 * Day), Incident("i2", Now - 5 * Day)];
        var draft = Assert.Single(Drafts.Of(Input() with { Items = two, Timelines = [Cause("i1"), Cause("i2")] }));
        Assert.Equal(("i2", "R-01 came true again by the same cause"), (draft.Subject, draft.Title));
        Assert.Equal("Incident i1 (Worm on wks-03)", draft.SimilarCases);
        Assert.Empty(Drafts.Of(Input() with { Items = two, Timelines = [Cause("i1"), Cause("i2", "phishing")] }));
        Assert.Empty(Drafts.Of(Input() with { Items = two, Timelines = [Cause("i2")] }));
        Assert.Empty(Drafts.Of(Input() with { Items = [Incident("i1", Now - 60 * Day), two[1]], Timelines = [Cause("i1"), Cause("i2")] }));
    }
}
