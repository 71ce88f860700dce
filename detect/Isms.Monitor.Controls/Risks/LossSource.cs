using Isms.Monitor.Controls.Statistics;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Risks;

/// <summary>What one risk contributes to a year's loss.</summary>
/// <param name="Risk">Its id.</param>
/// <param name="Frequency">Occurrences a year, as believed.</param>
/// <param name="Low">5 % quantile of the loss of one occurrence, over 0.</param>
/// <param name="High">95 % quantile, at least <paramref name="Low"/>.</param>
public sealed record LossSource(string Risk, GammaPoisson Frequency, double Low, double High)
{
    /// <summary>Null for a risk without a range of losses.</summary>
    public static LossSource? Of(Risk risk, GammaPoisson frequency) => risk.Loss is { Low: > 0 } loss && loss.High >= loss.Low
        ? new LossSource(risk.Id, frequency, (double)loss.Low, (double)loss.High) : null;

    public double Mu => (Math.Log(Low) + Math.Log(High)) / 2;

    public double Sigma => (Math.Log(High) - Math.Log(Low)) / (2 * Wilson.DecisionZ);

    /// <summary>Over the middle of the range: a lognormal has a long tail.</summary>
    public double MeanLoss => Math.Exp(Mu + Sigma * Sigma / 2);

    public double DeviationLoss => MeanLoss * Math.Sqrt(Math.Exp(Sigma * Sigma) - 1);
}
