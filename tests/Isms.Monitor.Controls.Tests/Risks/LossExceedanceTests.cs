using FsCheck.Xunit;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Controls.Statistics;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Tests.Risks;

public class LossExceedanceTests
{
    static readonly LossSource Rare = new("R-01", new GammaPoisson(2, 2), 10_000, 100_000);
    static readonly LossSource Often = new("R-02", new GammaPoisson(4.9, 1.05), 10_000, 200_000);

    static double At(LossCurve curve, double loss) => curve.Points.Single(point => Math.Abs(point.Loss / loss - 1) < 1e-9).Probability;

    /// <summary>Vectors computed apart from this program by Panjer's recursion of the negative binomial over a lognormal on a grid; the tolerance
    /// is three standard errors of the simulation.</summary>
    [Theory]
    [InlineData(true, 20_000, 0.4786)]
    [InlineData(true, 50_000, 0.2959)]
    [InlineData(true, 100_000, 0.1315)]
    [InlineData(false, 50_000, 0.8974)]
    [InlineData(false, 200_000, 0.5985)]
    [InlineData(false, 500_000, 0.1965)]
    [InlineData(false, 1_000_000, 0.0231)]
    public void The_curve_agrees_with_the_numeric_convolution(bool rare, double loss, double probability)
    {
        var curve = LossExceedance.Of([rare ? Rare : Often])!;
        Assert.Equal(probability, At(curve, loss), 3 * Math.Sqrt(probability * (1 - probability) / LossExceedance.Years));
    }

    [Fact]
    public void Mean_and_chance_of_any_loss_are_exact()
    {
        Assert.Equal(40_400.128269, LossExceedance.Of([Rare])!.Expected, 1e-3);
        Assert.Equal(315_932.002904, LossExceedance.Of([Often])!.Expected, 1e-3);
        Assert.Equal(0.555556, LossExceedance.Of([Rare])!.AnyLoss, 1e-6);
        Assert.Equal(1 - 0.444444 * (1 - 0.962309), LossExceedance.Of([Rare, Often])!.AnyLoss, 1e-5);
    }

    [Fact]
    public void The_range_is_the_ninety_per_cent_interval_of_one_occurrence()
    {
        var single = new MathNet.Numerics.Distributions.LogNormal(Rare.Mu, Rare.Sigma);
        Assert.Equal(0.05, single.CumulativeDistribution(10_000), 1e-9);
        Assert.Equal(0.95, single.CumulativeDistribution(100_000), 1e-9);
        Assert.Equal(single.Mean, Rare.MeanLoss, 1e-6);
        Assert.Equal(single.StdDev, Rare.DeviationLoss, 1e-6);
    }

    [Fact]
    public void The_same_input_gives_the_same_curve_in_any_order()
    {
        var (one, other) = (LossExceedance.Of([Rare, Often])!, LossExceedance.Of([Often, Rare])!);
        Assert.Equal(one.Points, LossExceedance.Of([Rare, Often])!.Points);
        Assert.Equal(one.Points, other.Points);
        Assert.Equal(one.Quantiles, other.Quantiles);
    }

    [Property(MaxTest = 20)]
    public void A_curve_never_rises_and_a_further_risk_never_lowers_it(byte shape, byte years, byte range)
    {
        var source = new LossSource("R-03", new GammaPoisson(0.2 + shape / 20.0, 0.2 + years / 50.0), 1_000, 1_000 * (1 + range));
        var (alone, both) = (LossExceedance.Of([Rare])!, LossExceedance.Of([Rare, source])!);
        Assert.All(both.Points.Zip(both.Points.Skip(1)), pair => Assert.True(pair.Second.Probability <= pair.First.Probability && pair.Second.Loss > pair.First.Loss));
        Assert.All(both.Quantiles.Zip(alone.Quantiles), pair => Assert.True(pair.First.Loss >= pair.Second.Loss));
        Assert.All(both.Points, point => Assert.InRange(point.Probability, 0, 1));
    }

    [Fact]
    public void A_frequency_of_thousands_is_drawn_at_once_and_keeps_its_mean()
    {
        var curve = LossExceedance.Of([new LossSource("R-04", new GammaPoisson(500, 0.1), 10, 100)])!;
        Assert.InRange(curve.Quantiles[0].Loss / curve.Expected, 0.98, 1.02);
    }

    [Fact]
    public async Task What_the_curve_lacks_is_said_and_without_a_range_there_is_no_curve_instead_of_no_loss()
    {
        var feedback = (await Company.MeasureAsync(Company.Evidence())).Risks;
        var risks = Company.Registers.Risks;
        var ranged = risks.Select(risk => risk.Id == "R-01" ? risk with { Loss = new LossRange(1_000, 50_000) } : risk).ToList();

        Assert.Null(LossView.Of(risks, feedback, "EUR").Curve);
        Assert.Equal("Not measured: no risk has both a range of losses and a frequency.", LossView.Of(risks, feedback, "EUR").Sentence);
        Assert.Null(LossView.Of(ranged, [], "EUR").Curve);
        Assert.NotNull(LossView.Of(ranged, feedback, "EUR").Curve);
        Assert.Equal("1 of 2 risks, taken as independent; 20000 simulated years with a fixed seed. "
            + "Left out, so that the true curve lies higher: R-02 (no range of losses, or nothing measured).", LossView.Of(ranged, feedback, "EUR").Sentence);
    }
}
