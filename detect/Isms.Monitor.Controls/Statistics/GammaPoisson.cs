using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Isms.Monitor.Controls.Statistics;

/// <summary>The belief about a yearly frequency as a Gamma distribution that counted incidents update.</summary>
/// <param name="A">Shape: prior plus counted events.</param>
/// <param name="B">Rate, in years: prior plus observed exposure times detection probability.</param>
/// <remarks>Shevchenko and Wuethrich 2006, J. Operational Risk 1(3): an expert's prior plus own data.</remarks>
public readonly record struct GammaPoisson(double A, double B)
{
    /// <summary>A prior may not weigh more than this many years of own data.</summary>
    public const double LongestPriorYears = 2;

    /// <summary>Half of what was learnt is forgotten after about 13.5 months.</summary>
    public const double MonthlyForgetting = 0.95;

    const double Tail = 0.05;

    public double Mean => A / B;

    /// <summary>The Gamma whose 5 % and 95 % quantiles are the bounds.</summary>
    /// <param name="lower">Over 0.</param>
    /// <param name="upper">Over <paramref name="lower"/>.</param>
    public static GammaPoisson Fit(double lower, double upper)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lower);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(upper, lower);
        var wanted = Math.Log(upper / lower);
        // The ratio of the two quantiles depends on the shape alone and falls with it: bisect on its logarithm.
        double low = Math.Log(0.02), high = Math.Log(5000);
        for (var step = 0; step < 80; step++)
        {
            var middle = (low + high) / 2;
            var shape = Math.Exp(middle);
            if (Math.Log(Gamma.InvCDF(shape, 1, 1 - Tail) / Gamma.InvCDF(shape, 1, Tail)) > wanted) low = middle;
            else high = middle;
        }
        var a = Math.Exp((low + high) / 2);
        return new GammaPoisson(a, Gamma.InvCDF(a, 1, 1 - Tail) / upper);
    }

    /// <summary>The prior for the band a risk owner chose, weakened so that own data can move it.</summary>
    public static GammaPoisson Prior(FrequencyBand band)
    {
        var edges = band.Closed();
        return Fit(edges.Lower, edges.Upper).Weakened();
    }

    /// <summary>The same mean with at most <see cref="LongestPriorYears"/> of weight.</summary>
    public GammaPoisson Weakened() => B <= LongestPriorYears ? this : new GammaPoisson(A * LongestPriorYears / B, LongestPriorYears);

    /// <param name="events">Campaigns counted, not alerts.</param>
    /// <param name="exposureYears">Observed exposure times detection probability, in years.</param>
    public GammaPoisson Posterior(double events, double exposureYears) => new(A + events, B + exposureYears);

    /// <summary>One month's loss of memory, before that month's data are added.</summary>
    public GammaPoisson Forget(double delta = MonthlyForgetting) => new(A * delta, B * delta);

    /// <summary>Central interval of the frequency, events a year.</summary>
    public Interval Credible(double level = 0.90) =>
        new(Gamma.InvCDF(A, B, (1 - level) / 2), Gamma.InvCDF(A, B, (1 + level) / 2));

    /// <summary>Probability of at least one event in the coming <paramref name="years"/> (the predictive is negative binomial).</summary>
    public double AtLeastOne(double years = 1) => 1 - Math.Pow(B / (B + years), A);

    /// <summary>Probability that the frequency lies in the band.</summary>
    public double MassIn(FrequencyBand band) => Below(band.Upper) - Below(band.Lower);

    double Below(double rate) => rate switch
    {
        <= 0 => 0,
        double.PositiveInfinity => 1,
        _ => SpecialFunctions.GammaLowerRegularized(A, B * rate),
    };
}
