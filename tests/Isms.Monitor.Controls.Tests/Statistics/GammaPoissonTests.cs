using Isms.Monitor.Controls.Statistics;

namespace Isms.Monitor.Controls.Tests.Statistics;

public class GammaPoissonTests
{
    [Theory]
    [InlineData(2, 2, 3, 0.45, 2.0408, 0.8041, 3.7361, 0.8194)]
    [InlineData(2, 2, 0, 0.5, 0.8000, 0.1421, 1.8975, 0.4898)]
    [InlineData(2, 2, 12, 1.0, 4.6667, 2.8213, 6.8895, 0.9822)]
    [InlineData(1, 10, 1, 1, 0.1818, 0.0323, 0.4313, 0.1597)]
    [InlineData(0.5, 0.5, 0, 0.25, 0.6667, 0.0026, 2.5610, 0.3453)]
    public void The_posterior_has_the_mean_interval_and_prediction_of_the_vectors(
        double a, double b, int events, double exposure, double mean, double lower, double upper, double atLeastOne)
    {
        var posterior = new GammaPoisson(a, b).Posterior(events, exposure);
        var interval = posterior.Credible();
        Assert.Equal(mean, posterior.Mean, 1e-4);
        Assert.Equal(lower, interval.Lower, 1e-4);
        Assert.Equal(upper, interval.Upper, 1e-4);
        Assert.Equal(atLeastOne, posterior.AtLeastOne(), 1e-4);
    }

    [Theory]
    [InlineData(0.5, 4, 2.904, 1.538)]
    [InlineData(0.1, 1, 2.437, 5.438)]
    [InlineData(1, 12, 2.144, 0.415)]
    public void The_prior_has_the_band_as_its_5_and_95_percent_quantiles(double lower, double upper, double a, double b)
    {
        var prior = GammaPoisson.Fit(lower, upper);
        Assert.Equal(a, prior.A, 1e-3);
        Assert.Equal(b, prior.B, 1e-3);
        Assert.Equal(lower, prior.Credible().Lower, 1e-6);
        Assert.Equal(upper, prior.Credible().Upper, 1e-6);
    }

    [Fact]
    public void A_prior_of_more_than_two_years_is_weakened_and_keeps_its_mean()
    {
        var prior = GammaPoisson.Prior(new FrequencyBand(2, 0.1, 1));
        Assert.Equal(0.896, prior.A, 1e-3);
        Assert.Equal(2.0, prior.B, 1e-9);
        Assert.Equal(GammaPoisson.Fit(0.1, 1).Mean, prior.Mean, 1e-9);
    }

    [Fact]
    public void The_bands_share_all_of_the_probability()
    {
        FrequencyBand[] bands = [new(1, 0, 0.1), new(2, 0.1, 1), new(3, 1, 4), new(4, 4, 12), new(5, 12, double.PositiveInfinity)];
        Assert.Equal(1, bands.Sum(new GammaPoisson(2, 2).MassIn), 1e-9);
        foreach (var band in bands) Assert.True(GammaPoisson.Prior(band).MassIn(band) > 0.3);
    }

    [Fact]
    public void Half_of_what_was_learnt_is_forgotten_after_13_and_a_half_months()
    {
        var belief = new GammaPoisson(8, 8);
        for (var month = 0; month < 13; month++) belief = belief.Forget();
        Assert.InRange(belief.B, 8 * 0.50, 8 * 0.52);
        Assert.Equal(1, belief.Mean, 1e-9);
    }
}
