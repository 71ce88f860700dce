using FsCheck;
using FsCheck.Xunit;
using Isms.Monitor.Controls.Statistics;

namespace Isms.Monitor.Controls.Tests.Statistics;

public class ChangeTests
{
    [Fact]
    public void Nothing_seen_in_a_quarter_still_allows_twelve_a_year_and_twice_that_with_half_the_view()
    {
        Assert.Equal(12, RuleOfThree.UpperRate(0.25), 1e-9);
        Assert.Equal(24, RuleOfThree.UpperRate(0.25 * 0.5), 1e-9);
        Assert.Equal(double.PositiveInfinity, RuleOfThree.UpperRate(0));
    }

    [Fact]
    public void Four_after_six_incidents_are_no_evidence_of_change() => Assert.True(PoissonRateTest.PValue(4, 1, 6, 1) > 0.5);

    [Theory]
    [InlineData(10, 1, 0, 1, 0.001953125)]   // 2 * 0.5^10
    [InlineData(5, 1, 5, 1, 1)]
    [InlineData(3, 1, 0, 3, 0.015625)]       // 0.25^3
    [InlineData(0, 1, 0, 1, 1)]
    public void The_conditional_test_is_exact(int count1, double exposure1, int count2, double exposure2, double p) =>
        Assert.Equal(p, PoissonRateTest.PValue(count1, exposure1, count2, exposure2), 1e-9);

    [Fact]
    public void A_share_that_fell_from_95_to_80_of_100_changed()
    {
        Assert.Equal(0.00135, TwoProportionTest.PValue(95, 100, 80, 100), 1e-4);
        Assert.Equal(1, TwoProportionTest.PValue(5, 5, 7, 7));
        Assert.Equal(1, TwoProportionTest.PValue(0, 0, 7, 7));
    }

    [Property]
    public bool Every_p_value_is_a_probability(byte a, byte b, PositiveInt e1, PositiveInt e2) =>
        PoissonRateTest.PValue(a, e1.Get, b, e2.Get) is >= 0 and <= 1;

    [Fact]
    public void Clustered_counts_show_as_dispersion_over_one()
    {
        Assert.Equal(0, PoissonRateTest.Dispersion([2, 2, 2]));
        Assert.True(PoissonRateTest.Dispersion([0, 0, 12]) > 1.5);
        Assert.True(double.IsNaN(PoissonRateTest.Dispersion([0, 0])));
    }
}
