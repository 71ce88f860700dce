using MathNet.Numerics.Distributions;

namespace Isms.Monitor.Controls.Statistics;

/// <summary>Did a rate change? The exact conditional test: given the total, the split of two Poisson counts is binomial.</summary>
public static class PoissonRateTest
{
    /// <summary>Two-sided p-value: the summed probability of all splits at most as likely as the one seen.</summary>
    /// <param name="count1">Events in the first window.</param>
    /// <param name="exposure1">Its observed exposure, over 0.</param>
    /// <param name="count2">Events in the second window.</param>
    /// <param name="exposure2">Its observed exposure, over 0, same unit.</param>
    public static double PValue(int count1, double exposure1, int count2, double exposure2)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exposure1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exposure2);
        var total = count1 + count2;
        if (total == 0) return 1;
        var share = exposure1 / (exposure1 + exposure2);
        // Equal probabilities differ in the last digits; they belong to the tail all the same.
        var limit = Binomial.PMFLn(share, total, count1) + 1e-9;
        var sum = 0.0;
        for (var split = 0; split <= total; split++)
        {
            var probability = Binomial.PMFLn(share, total, split);
            if (probability <= limit) sum += Math.Exp(probability);
        }
        return Math.Min(1, sum);
    }

    /// <summary>Variance over mean of equal-length counts; above about 1.5 the counts are no Poisson and an interval must be widened by its
    /// root. NaN with fewer than two counts or none above 0.</summary>
    public static double Dispersion(IReadOnlyCollection<int> counts)
    {
        if (counts.Count < 2 || counts.All(count => count == 0)) return double.NaN;
        var mean = counts.Average();
        return counts.Sum(count => (count - mean) * (count - mean)) / (counts.Count - 1) / mean;
    }
}
