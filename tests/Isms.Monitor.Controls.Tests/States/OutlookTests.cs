using FsCheck.Xunit;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Tests.States;

public class OutlookTests
{
    static KpiDefinition Kpi(Estimation estimation, Direction direction = Direction.Up, double target = 95, double warning = 90, string unit = "%", int least = 1) => new()
    {
        Id = "XXX-01", Version = "1:0", Title = "x", Numerator = "good", Denominator = "all", Unit = unit, Direction = direction, Target = target, Warning = warning,
        Frequency = Frequency.Daily, Window = TimeSpan.FromDays(1), Estimation = estimation, MinN = least,
    };

    static Sample Sample(KpiDefinition kpi, double numerator, double denominator, double exposure = 1) => new()
    {
        Kpi = kpi.Id, DefinitionVersion = "1:0", Numerator = numerator, Denominator = denominator, N = denominator,
        Value = kpi.Estimation == Estimation.Count ? numerator : denominator > 0 ? numerator / denominator * kpi.Factor : null, ObservedExposure = exposure,
        FromMicros = Company.Now - UnixMicros.Day, ToMicros = Company.Now, ComputedAtMicros = Company.Now, FreshestMicros = Company.Now, Query = "", QueryHash = "",
    };

    static string Words(KpiDefinition kpi, Sample sample) =>
        string.Join(" | ", Outlook.Of(kpi, sample, Company.Now).Select(step => $"{step.To?.Words() ?? "-"}: {step.Needed}"));

    /// <summary>52 trials that all pass are the least for 0.95 (isms-method, 3.2).</summary>
    [Fact]
    public void Thirty_of_thirty_need_twenty_two_more_in_a_row_and_two_failures_end_it()
    {
        var kpi = Kpi(Estimation.Process);
        Assert.Equal("effective: 22 further good trials in a row | degraded: 2 further bad trials in a row | ineffective: 7 further bad trials in a row", Words(kpi, Sample(kpi, 30, 30)));
        Assert.Equal("likely effective: one further bad trial | degraded: 3 further bad trials in a row | ineffective: 11 further bad trials in a row", Words(kpi, Sample(kpi, 52, 52)));
    }

    [Fact]
    public void A_share_that_should_be_low_is_bettered_by_trials_that_do_not_count()
    {
        var kpi = Kpi(Estimation.Process, Direction.Down, target: 5, warning: 10);
        var steps = Outlook.Of(kpi, Sample(kpi, 4, 60), Company.Now);
        Assert.Equal(State.LikelyEffective, steps[0].To);
        Assert.Equal("20 further good trials in a row", steps[0].Needed);
    }

    [Fact]
    public void A_census_names_the_members_that_would_have_to_change_and_adds_none()
    {
        var kpi = Kpi(Estimation.Census, target: 98, warning: 95);
        Assert.Equal("effective: 3 more of the 40 counted", Words(kpi, Sample(kpi, 37, 40)));
        Assert.Equal("degraded: 1 fewer of the 40 counted | ineffective: 3 fewer of the 40 counted", Words(kpi, Sample(kpi, 40, 40)));
        var hours = Kpi(Estimation.Census, Direction.Down, target: 0.5, warning: 2);
        Assert.StartsWith("effective: 2.3 fewer of the 240 counted", Words(hours, Sample(hours, 3.45, 240)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_names_the_findings_that_would_have_to_go()
    {
        var kpi = Kpi(Estimation.Count, Direction.Down, target: 0, warning: 1, unit: "count");
        Assert.Equal("effective: 3 fewer", Words(kpi, Sample(kpi, 3, 0) with { N = 11 }));
    }

    [Fact]
    public void What_is_not_measured_names_what_has_to_end_and_promises_no_number()
    {
        var kpi = Kpi(Estimation.Process);
        Assert.Equal("-: this has to end: ids-01 is silent | -: this has to end: gate VIS-01 is stale",
            Words(kpi, Sample(kpi, 30, 30) with { NotMeasured = ["ids-01 is silent", "gate VIS-01 is stale"] }));
        Assert.Equal("-: this has to end: nothing to count: 0 of 0", Words(kpi, Sample(kpi, 0, 0)));
        Assert.Equal("-: a verdict needs 90 % of the window observed, 70 % were", Words(kpi, Sample(kpi, 30, 30, exposure: 0.7)));
        Assert.Equal("-: a measurement of newer data", string.Join("", Outlook.Of(kpi, Sample(kpi, 30, 30), Company.Now + 30 * UnixMicros.Day).Select(step => $"-: {step.Needed}")));
    }

    [Fact]
    public void With_too_few_trials_the_missing_ones_are_in_the_number()
    {
        var kpi = Kpi(Estimation.Process, least: 100);
        var steps = Outlook.Of(kpi, Sample(kpi, 30, 30), Company.Now);
        Assert.Equal((State.Effective, 70.0), (steps[0].To!.Value, steps[0].Count!.Value));
    }

    [Fact]
    public void A_band_only_informs_and_promises_nothing() =>
        Assert.Empty(Outlook.Of(Kpi(Estimation.Ratio, Direction.Band), Sample(Kpi(Estimation.Ratio, Direction.Band), 30, 60), Company.Now));

    /// <summary>The number is the least: it leads there, and one less does not.</summary>
    [Property(MaxTest = 300)]
    public void The_number_is_the_least_that_leads_there(byte good, byte bad, byte target, bool down)
    {
        var kpi = Kpi(Estimation.Process, down ? Direction.Down : Direction.Up, down ? 5 + target % 30 : 60 + target % 38, down ? 10 + target % 30 : 50 + target % 38);
        if (good + bad == 0) return;
        var sample = Sample(kpi, down ? bad : good, good + bad);
        var present = StateMachine.Evaluate(kpi, sample, Company.Now).State;
        foreach (var step in Outlook.Of(kpi, sample, Company.Now).Where(step => step.Count is not null))
        {
            var better = Rank(step.To!.Value) > Rank(present);
            Assert.True(Reaches(step.Count!.Value) && !Reaches(step.Count.Value - 1), $"{good} {bad} {target} {down}: {step}");

            bool Reaches(double count)
            {
                var counts = better != down;
                var after = Sample(kpi, sample.Numerator + (counts ? count : 0), sample.Denominator + count);
                var state = Rank(StateMachine.Evaluate(kpi, after, Company.Now).State);
                return better ? state >= Rank(step.To!.Value) : state <= Rank(step.To!.Value);
            }
        }
    }

    static int Rank(State state) => Array.IndexOf([State.Ineffective, State.Degraded, State.LikelyEffective, State.Effective], state);
}
