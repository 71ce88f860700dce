namespace Isms.Monitor.Controls.Statistics;

/// <summary>The score interval of Wilson (1927) for a proportion; it keeps its coverage for few trials and near 0 and 1, where the
/// textbook interval fails.</summary>
public static class Wilson
{
    /// <summary>One-sided 95 %, so two-sided 90 %: what decisions are made with.</summary>
    public const double DecisionZ = 1.6448536269514722;

    /// <param name="successes">0 to <paramref name="trials"/>; fractions are allowed (weighted or clustered trials).</param>
    /// <param name="trials">Effective number of independent trials, over 0.</param>
    /// <param name="z">Standard normal quantile.</param>
    /// <exception cref="ArgumentOutOfRangeException">No trials, or more successes than trials: 0 of 0 has no interval.</exception>
    public static Interval Of(double successes, double trials, double z = DecisionZ)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        var share = successes / trials;
        var square = z * z;
        var scale = 1 / (1 + square / trials);
        var centre = (share + square / (2 * trials)) * scale;
        var half = z * scale * Math.Sqrt(share * (1 - share) / trials + square / (4 * trials * trials));
        return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>The least number of trials, all passed, whose lower bound reaches <paramref name="target"/>.</summary>
    public static int AllPassTrials(double target, double z = DecisionZ) => (int)Math.Ceiling(target / (1 - target) * z * z);

    /// <summary>Trials that count when they come in clusters: n / (1 + (m - 1) rho).</summary>
    /// <param name="trials">Trials counted.</param>
    /// <param name="clusterSize">Mean trials a cluster, 1 or more.</param>
    /// <param name="correlation">Correlation within a cluster, 0 to 1.</param>
    public static double EffectiveTrials(double trials, double clusterSize, double correlation) =>
        trials / (1 + (Math.Max(1, clusterSize) - 1) * correlation);
}
