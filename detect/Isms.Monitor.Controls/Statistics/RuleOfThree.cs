namespace Isms.Monitor.Controls.Statistics;

/// <summary>What "none was seen" still allows.</summary>
public static class RuleOfThree
{
    /// <summary>95 % upper bound of a rate after zero events: 3 / exposure (exactly 2.996 / exposure).</summary>
    /// <param name="exposure">Observed exposure times detection probability, in the unit the rate is wanted per. 0 gives infinity: nothing
    /// was watched.</param>
    public static double UpperRate(double exposure) => exposure <= 0 ? double.PositiveInfinity : 3.0 / exposure;
}
