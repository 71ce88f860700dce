using FsCheck;
using FsCheck.Xunit;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Tests.States;

public class StateMachineTests
{
    const long Now = 1_800_000_000_000_000;

    static KpiDefinition Kpi(Direction direction = Direction.Up, Estimation estimation = Estimation.Process, double target = 95,
        double warning = 90, int minN = 30) => new()
    {
        Id = "X-01", Version = "1:00000000", Title = "x", Numerator = "x", Denominator = "x", Unit = "%", Direction = direction,
        Estimation = estimation,
        Target = target, Warning = warning, MinN = minN, Frequency = Frequency.Daily, Window = TimeSpan.FromDays(30),
    };

    static Sample Sample(double numerator, double denominator, double exposure = 1, long age = 0) => new()
    {
        Kpi = "X-01", DefinitionVersion = "1:00000000", Numerator = numerator, Denominator = denominator, N = denominator,
        ObservedExposure = exposure,
        Value = denominator > 0 ? 100 * numerator / denominator : null, FromMicros = Now - UnixMicros.Day, ToMicros = Now - age,
        ComputedAtMicros = Now - age,
        FreshestMicros = Now - age, Query = "", QueryHash = "",
    };

    [Theory]
    [InlineData(0, 0, State.NotMeasured)]
    [InlineData(29, 29, State.Insufficient)]
    [InlineData(52, 52, State.Effective)]
    [InlineData(51, 51, State.LikelyEffective)]
    [InlineData(48, 50, State.LikelyEffective)]
    [InlineData(92, 100, State.Degraded)]
    [InlineData(80, 100, State.Ineffective)]
    [InlineData(0, 100, State.Ineffective)]
    public void An_upward_share_is_judged_by_its_bounds(int successes, int trials, State expected) =>
        Assert.Equal(expected, StateMachine.Evaluate(Kpi(), Sample(successes, trials), Now).State);

    [Theory]
    [InlineData(0, 0, State.NotMeasured)]
    [InlineData(0, 29, State.Insufficient)]
    [InlineData(0, 52, State.Effective)]
    [InlineData(0, 51, State.LikelyEffective)]
    [InlineData(8, 100, State.Degraded)]
    [InlineData(20, 100, State.Ineffective)]
    public void A_downward_share_is_the_mirror_image(int failures, int trials, State expected) =>
        Assert.Equal(expected, StateMachine.Evaluate(Kpi(Direction.Down, target: 5, warning: 10), Sample(failures, trials), Now).State);

    [Theory]
    [InlineData(95, State.Effective)]
    [InlineData(92, State.Degraded)]
    [InlineData(90, State.Degraded)]
    [InlineData(89, State.Ineffective)]
    public void A_census_has_its_point_as_both_bounds(int counted, State expected)
    {
        var status = StateMachine.Evaluate(Kpi(estimation: Estimation.Census, minN: 1), Sample(counted, 100), Now);
        Assert.Equal(expected, status.State);
        Assert.Equal(status.Value, status.Interval!.Value.Lower);
        Assert.Equal(status.Value, status.Interval!.Value.Upper);
    }

    [Theory]
    [InlineData(0.49, State.NotMeasured, "only 49 % of the window was observed")]
    [InlineData(0.50, State.Insufficient, "50 % of the window was observed")]
    [InlineData(0.89, State.Insufficient, "89 % of the window was observed")]
    [InlineData(0.90, State.Effective, null)]
    public void Less_exposure_says_less(double exposure, State expected, string? reason)
    {
        var status = StateMachine.Evaluate(Kpi(), Sample(1000, 1000, exposure), Now);
        Assert.Equal(expected, status.State);
        Assert.Equal(reason, status.Reasons.SingleOrDefault());
    }

    [Fact]
    public void A_sample_older_than_its_grace_is_stale_however_good_it_was()
    {
        Assert.Equal(State.Effective, StateMachine.Evaluate(Kpi(), Sample(1000, 1000, age: 36 * UnixMicros.Hour), Now).State);
        var stale = StateMachine.Evaluate(Kpi(), Sample(1000, 1000, age: 37 * UnixMicros.Hour), Now);
        Assert.Equal(State.Stale, stale.State);
        Assert.Equal("stale: the last good data are of 2027-01-13 19:00 UTC, and this KPI is due daily", stale.Words);
    }

    [Fact]
    public void An_unmeasured_KPI_shows_no_figure_and_an_insufficient_one_shows_its_interval()
    {
        var unmeasured = StateMachine.Evaluate(Kpi(), Sample(50, 50) with { NotMeasured = ["ids-01 is silent"] }, Now);
        Assert.Equal("not measured: ids-01 is silent", unmeasured.Words);
        Assert.Null(unmeasured.Value);
        Assert.Null(unmeasured.Interval);
        var insufficient = StateMachine.Evaluate(Kpi(), Sample(10, 10), Now);
        Assert.Equal("insufficient: n is 10, at least 30 are needed", insufficient.Words);
        Assert.Equal(78.71, insufficient.Interval!.Value.Lower, 0.01);
    }

    [Theory]
    [InlineData(10, State.InControl)]
    [InlineData(1, State.Degraded)]
    [InlineData(30, State.Degraded)]
    public void A_band_only_informs(int counted, State expected)
    {
        var band = Kpi(Direction.Band) with { Band = new(2, 20), Target = null, Warning = null };
        Assert.Equal(expected, StateMachine.Evaluate(band, Sample(counted, 100), Now).State);
    }

    [Fact]
    public void A_band_that_is_its_own_past_is_insufficient_until_the_past_is_known() =>
        Assert.Equal(State.Insufficient, StateMachine.Evaluate(Kpi(Direction.Band) with { Band = null, Target = null, Warning = null },
            Sample(10, 100), Now).State);

    [Property]
    public bool No_data_is_never_measured(Direction direction, Estimation estimation, double exposure)
    {
        var status = StateMachine.Evaluate(Kpi(direction, estimation), Sample(0, 0, double.IsFinite(exposure) ? exposure : 1), Now);
        return status.State == State.NotMeasured && status.Value is null && !status.State.IsMeasured();
    }

    [Property]
    public bool A_reason_against_measuring_outweighs_any_figure(PositiveInt successes, NonNegativeInt failures)
    {
        var sample = Sample(successes.Get, successes.Get + failures.Get) with { NotMeasured = ["gate"] };
        return StateMachine.Evaluate(Kpi(), sample, Now).State == State.NotMeasured;
    }

    [Property(MaxTest = 1000)]
    public bool Another_failed_trial_never_improves_a_state(PositiveInt successes, NonNegativeInt failures, Estimation estimation,
        byte target)
    {
        var kpi = Kpi(estimation: estimation, target: 50 + target % 50, warning: 40, minN: 1);
        if (estimation == Estimation.Count) return true;
        var before = StateMachine.Evaluate(kpi, Sample(successes.Get, successes.Get + failures.Get), Now).State;
        var after = StateMachine.Evaluate(kpi, Sample(successes.Get, successes.Get + failures.Get + 1), Now).State;
        return Goodness(after) <= Goodness(before);
    }

    [Property(MaxTest = 1000)]
    public bool Another_failure_never_improves_the_state_of_a_failure_share(NonNegativeInt failures, PositiveInt successes)
    {
        var kpi = Kpi(Direction.Down, target: 5, warning: 10, minN: 1);
        var before = StateMachine.Evaluate(kpi, Sample(failures.Get, successes.Get + failures.Get), Now).State;
        var after = StateMachine.Evaluate(kpi, Sample(failures.Get + 1, successes.Get + failures.Get + 1), Now).State;
        return Goodness(after) <= Goodness(before);
    }

    [Property]
    public bool Less_exposure_never_improves_a_state(PositiveInt successes, NonNegativeInt failures, byte exposure)
    {
        var trials = successes.Get + failures.Get;
        var full = StateMachine.Evaluate(Kpi(), Sample(successes.Get, trials), Now).State;
        var less = StateMachine.Evaluate(Kpi(), Sample(successes.Get, trials, exposure / 255.0), Now).State;
        return less == full || !less.IsMeasured();
    }

    static int Goodness(State state) => state switch
    {
        State.Effective => 3, State.LikelyEffective => 2, State.Degraded => 1, State.Ineffective => 0,
        _ => throw new InvalidOperationException(state.Words()),
    };
}
