namespace Isms.Monitor.Controls.Risks;

/// <summary>Losses of a year against the probability that they are exceeded; amounts in the currency of the risk criteria.</summary>
public sealed record LossCurve
{
    /// <summary>Mean loss of a year, exact.</summary>
    public required double Expected { get; init; }
    /// <summary>Probability of any loss in a year, exact.</summary>
    public required double AnyLoss { get; init; }
    /// <summary>Smallest amount first; probabilities fall.</summary>
    public required IReadOnlyList<LossPoint> Points { get; init; }
    /// <summary>The amounts exceeded with 50, 20, 10, 5, 2 and 1 %.</summary>
    public required IReadOnlyList<LossPoint> Quantiles { get; init; }
}

/// <param name="Loss">In the currency of the risk criteria.</param>
/// <param name="Probability">That a year's losses are greater, 0 to 1.</param>
public sealed record LossPoint(double Loss, double Probability)
{
    /// <summary>An amount with two figures: a simulated tail is not known better.</summary>
    public static double Rounded(double amount)
    {
        if (amount <= 0) return 0;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(amount)) - 1);
        return Math.Round(amount / unit) * unit;
    }
}
