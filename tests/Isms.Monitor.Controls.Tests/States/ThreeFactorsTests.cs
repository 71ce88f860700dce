using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.States;

namespace Isms.Monitor.Controls.Tests.States;

public class ThreeFactorsTests
{
    static (KpiDefinition, Sample, KpiStatus) Kpi(string id, double? value, double n = 100)
    {
        var kpi = Company.Catalogue.Definitions.Single(one => one.Id == id);
        var state = value is null ? State.NotMeasured : State.LikelyEffective;
        return (kpi, new Sample { Kpi = id, DefinitionVersion = "", N = n, FromMicros = 0, ToMicros = 0, ComputedAtMicros = 0, FreshestMicros = 0, Query = "", QueryHash = "" },
            new KpiStatus { Kpi = id, State = state, Computed = state, Value = value, Reasons = value is null ? ["ids-01 is silent"] : [] });
    }

    [Theory]
    [InlineData("VIS-01", FactorKind.Coverage)]
    [InlineData("PRV-02", FactorKind.Coverage)]
    [InlineData("VIS-02", FactorKind.Reliability)]
    [InlineData("DET-06", FactorKind.Reliability)]
    [InlineData("PRV-01", FactorKind.Efficacy)]
    [InlineData("DET-02", FactorKind.Efficacy)]
    [InlineData("GOV-01", null)]
    [InlineData("RSP-04", null)]
    public void A_definition_says_which_factor_its_figure_is(string id, FactorKind? kind) =>
        Assert.Equal(kind, ThreeFactors.KindOf(Company.Catalogue.Definitions.Single(one => one.Id == id)));

    [Fact]
    public void The_product_is_of_the_good_shares_with_the_interval_of_the_trials()
    {
        var factors = ThreeFactors.Of([Kpi("PRV-02", 90), Kpi("VIS-02", 2), Kpi("PRV-01", 95, 200)]);
        Assert.Equal((0.9, 0.98, 0.95), (factors.Coverage.Value!.Value, Math.Round(factors.Reliability.Value!.Value, 9), factors.Efficacy.Value!.Value));
        Assert.Equal(0.9 * 0.98 * 0.95, factors.Product!.Value, 1e-9);
        // The 5 % and 95 % quantiles of Beta(190.5, 10.5), integrated apart.
        Assert.Equal(0.882 * 0.91972, factors.ProductInterval!.Value.Lower, 2e-5);
        Assert.Equal(0.882 * 0.97075, factors.ProductInterval.Value.Upper, 2e-5);
    }

    [Fact]
    public void The_worst_KPI_decides_a_factor_and_one_that_is_not_measured_leaves_it_unknown()
    {
        Assert.Equal("PRV-02", ThreeFactors.Of([Kpi("VIS-01", 99), Kpi("PRV-02", 80)]).Coverage.Kpi);
        var unknown = ThreeFactors.Of([Kpi("VIS-01", 99), Kpi("PRV-02", null), Kpi("VIS-02", 1), Kpi("PRV-01", 95)]);
        Assert.Null(unknown.Coverage.Value);
        Assert.Equal("PRV-02: not measured: ids-01 is silent", unknown.Coverage.Words);
        Assert.Null(unknown.Product);
    }

    [Fact]
    public void A_factor_without_a_KPI_is_not_measured_and_there_is_no_product()
    {
        var factors = ThreeFactors.Of([Kpi("PRV-01", 95), Kpi("GOV-01", 100)]);
        Assert.Equal("no KPI of this control shows it", factors.Coverage.Words);
        Assert.Null(factors.Product);
    }
}
