using MathNet.Numerics.Distributions;

namespace Isms.Monitor.Controls.Statistics;

/// <summary>Clopper-Pearson bounds: never below the stated confidence, therefore the ones to print beside an audit claim.</summary>
public static class ExactBinomial
{
    /// <summary>One-sided lower bound of the proportion; 0 when nothing succeeded.</summary>
    public static double Lower(int successes, int trials, double confidence = 0.95)
    {
        Check(successes, trials);
        return successes == 0 ? 0 : Beta.InvCDF(successes, trials - successes + 1, 1 - confidence);
    }

    /// <summary>One-sided upper bound of the proportion; 1 when nothing failed.</summary>
    public static double Upper(int successes, int trials, double confidence = 0.95)
    {
        Check(successes, trials);
        return successes == trials ? 1 : Beta.InvCDF(successes + 1, trials - successes, confidence);
    }

    /// <summary>Trials, all passed, that support "at least <paramref name="target"/>": the n with target^n at most 1 -
    /// confidence.</summary>
    public static int AllPassTrials(double target, double confidence = 0.95) =>
        (int)Math.Ceiling(Math.Log(1 - confidence) / Math.Log(target));

    static void Check(int successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
    }
}
