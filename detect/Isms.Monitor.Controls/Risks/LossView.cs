using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Risks;

/// <summary>The curve of all risks together, with what it does not contain.</summary>
/// <param name="Curve">Null when no risk has both a belief and a range of losses.</param>
/// <param name="Currency">Of the amounts.</param>
/// <param name="Sentence">What it rests on, in words.</param>
public sealed record LossView(LossCurve? Curve, string Currency, string Sentence)
{
    /// <param name="risks">The register.</param>
    /// <param name="feedback">What was counted.</param>
    /// <param name="currency">Of the register's ranges.</param>
    public static LossView Of(IReadOnlyList<Risk> risks, IReadOnlyList<RiskFeedback> feedback, string currency)
    {
        var counted = risks.Select(risk => (Risk: risk, Counted: feedback.FirstOrDefault(one => one.Risk == risk.Id))).Where(one => one.Counted is not null)
            .Select(one => (Source: LossSource.Of(one.Risk, one.Counted!.Posterior), one.Counted.ExposureYears));
        var ranged = counted.Where(one => one.Source is not null).Select(one => (Source: one.Source!, one.ExposureYears)).ToList();
        var curve = LossExceedance.Of([.. ranged.Select(one => one.Source)]);
        var believed = ranged.Where(one => one.ExposureYears < BandProposal.LeastExposureYears).Select(one => one.Source.Risk).ToList();
        var missing = risks.Select(risk => risk.Id).Except(ranged.Select(one => one.Source.Risk)).ToList();
        var without = missing.Count == 0 ? "" : $" Left out, so that the true curve lies higher: {string.Join(", ", missing)} (no range of losses, or nothing measured).";
        if (curve is null) return new(null, currency, "Not measured: no risk has both a range of losses and a frequency.");
        var belief = believed.Count == 0 ? "" : $" Observed too briefly, so that the owner's band says most: {string.Join(", ", believed)}.";
        return new(curve, currency, $"{ranged.Count} of {risks.Count} risks, taken as independent; {LossExceedance.Years} simulated years with a fixed seed." + belief + without);
    }
}
