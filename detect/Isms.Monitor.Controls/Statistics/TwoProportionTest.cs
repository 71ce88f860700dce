using MathNet.Numerics.Distributions;

namespace Isms.Monitor.Controls.Statistics;

/// <summary>Did a share change between two windows?</summary>
public static class TwoProportionTest
{
    /// <summary>Two-sided p-value of the pooled score test; 1 when there is nothing to compare.</summary>
    public static double PValue(double successes1, double trials1, double successes2, double trials2)
    {
        if (trials1 <= 0 || trials2 <= 0) return 1;
        var pooled = (successes1 + successes2) / (trials1 + trials2);
        var variance = pooled * (1 - pooled) * (1 / trials1 + 1 / trials2);
        if (variance <= 0) return 1;
        var z = (successes1 / trials1 - successes2 / trials2) / Math.Sqrt(variance);
        return Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Abs(z)));
    }
}
