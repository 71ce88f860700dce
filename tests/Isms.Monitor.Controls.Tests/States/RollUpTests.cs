using FsCheck;
using FsCheck.Xunit;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Tests.States;

public class RollUpTests
{
    static readonly Control Logging = new() { Id = "A.8.15", Measurability = Measurability.Telemetry };

    static KpiStatus Status(string id, State state, EvidenceKind evidence = EvidenceKind.Telemetry, params string[] reasons) =>
        new() { Kpi = id, State = state, Computed = state, Evidence = evidence, Reasons = reasons };

    static ControlStatus Control(Control control, IEnumerable<StateOverride> overrides, params KpiStatus[] key) => RollUp.Control(
        control, [.. key.Select(kpi => new ControlKpi(kpi.Kpi, KpiWeight.Key))], key.ToDictionary(kpi => kpi.Kpi), overrides, Company.Now);

    [Theory]
    [InlineData(State.Effective, State.Effective, State.Effective)]
    [InlineData(State.Effective, State.LikelyEffective, State.LikelyEffective)]
    [InlineData(State.Effective, State.Insufficient, State.Insufficient)]
    [InlineData(State.Effective, State.Stale, State.Stale)]
    [InlineData(State.Effective, State.NotMeasured, State.PartlyMeasured)]
    [InlineData(State.NotMeasured, State.NotMeasured, State.NotMeasured)]
    [InlineData(State.NotMeasured, State.Degraded, State.Degraded)]
    [InlineData(State.Degraded, State.Ineffective, State.Ineffective)]
    [InlineData(State.Effective, State.InControl, State.Insufficient)]
    public void A_control_takes_the_worst_of_its_key_KPIs(State one, State other, State expected)
    {
        Assert.Equal(expected, Control(Logging, [], Status("a", one), Status("b", other)).State);
        Assert.Equal(expected, Control(Logging, [], Status("b", other), Status("a", one)).State);
    }

    [Fact]
    public void Every_reason_carries_the_KPI_it_comes_from()
    {
        var control = Control(Logging, [], Status("VIS-01", State.Effective),
            Status("PRV-05", State.NotMeasured, EvidenceKind.Telemetry, "not implemented", "fw-01 is silent"));
        Assert.Equal("partly measured: PRV-05: not implemented; PRV-05: fw-01 is silent", control.Words);
    }

    [Fact]
    public void Registers_alone_carry_a_control_no_further_than_likely_effective()
    {
        Assert.Equal(State.LikelyEffective, Control(Logging, [], Status("GOV-03", State.Effective, EvidenceKind.Register)).State);
        Assert.Equal(State.Effective, Control(Logging, [], Status("GOV-03", State.Effective, EvidenceKind.Register),
            Status("VIS-01", State.Effective)).State);
    }

    [Fact]
    public void What_does_not_apply_and_what_is_not_measurable_say_why()
    {
        Assert.Equal("not applicable: no own code", Control(Logging with { Applicable = false, Reason = "no own code" }, [],
            Status("a", State.Effective)).Words);
        Assert.Equal("not measurable here: would need door logs",
            Control(Logging with { Measurability = Measurability.Manual, MissingFeed = "door logs" }, []).Words);
    }

    [Fact]
    public void A_KPI_that_nobody_defined_is_not_measured()
    {
        var control = RollUp.Control(Logging, [new ControlKpi("ZZZ-99", KpiWeight.Key)], new Dictionary<string, KpiStatus>(), [],
            Company.Now);
        Assert.Equal("not measured: ZZZ-99: no such KPI is defined", control.Words);
    }

    [Fact]
    public void A_person_may_decide_with_reason_and_expiry_and_it_lapses()
    {
        StateOverride Until(long micros) => new("A.8.15", State.Effective, "seen on site", "isms-manager", micros);
        var valid = Control(Logging, [Until(Company.Now + 1)], Status("a", State.NotMeasured));
        Assert.Equal("likely effective (manual)", valid.Words);
        Assert.Equal(State.NotMeasured, valid.Computed);
        Assert.Equal(State.NotMeasured, Control(Logging, [Until(Company.Now)], Status("a", State.NotMeasured)).State);
        Assert.Throws<ArgumentException>(() => new StateOverride("A.8.15", State.Effective, " ", "isms-manager", 1));
        Assert.Throws<ArgumentException>(() => new StateOverride("A.8.15", State.Effective, "seen", "", 1));
        Assert.Throws<ArgumentException>(() => new StateOverride("A.8.15", State.Stale, "seen", "isms-manager", 1));
    }

    [Fact]
    public void A_design_that_was_never_assessed_or_expired_is_shown()
    {
        var day = new DateOnly(2026, 11, 23);
        Assert.Equal("design not assessed", Control(Logging, [], Status("a", State.Effective)).Design);
        Assert.Equal("design assessment expired on 2026-11-22",
            Control(Logging with { Design = new DesignAssessment("x", day.AddDays(-400), day.AddDays(-1)) }, [],
                Status("a", State.Effective)).Design);
    }

    [Property]
    public bool The_four_counts_add_up_to_the_applicable_controls(State[] states)
    {
        var counts = FourCounts.Of([.. states.Select(state => new ControlStatus { Control = "A", State = state, Computed = state })]);
        return counts.Applicable == states.Count(state => state != State.NotApplicable)
            && counts.Effective == states.Count(state => state is State.Effective or State.LikelyEffective);
    }

    [Property]
    public bool A_control_is_never_better_than_any_of_its_key_KPIs(State[] states)
    {
        if (states.Length == 0) return true;
        var control = Control(Logging, [], [.. states.Select((state, n) => Status($"k{n}", state))]);
        return control.State.Counted() != Counted.Effective || states.All(state => state is State.Effective or State.LikelyEffective);
    }

    [Fact]
    public void The_sentence_has_all_four_counts() =>
        Assert.Equal("21 effective (4 of them likely), 3 not effective, 3 not measured, 61 not measurable here, of 88 applicable",
            new FourCounts(21, 4, 3, 3, 61).Sentence);
}
