using Isms.Monitor.Controls.Statistics;

namespace Isms.Monitor.Controls.Risks;

/// <summary>When to propose another band, and which.</summary>
static class BandProposal
{
    public const double LeastProbability = 0.20;
    public const double LeastExposureYears = 0.25;

    /// <summary>The band with most of the posterior, when the registered one has too little of it and enough was observed; else
    /// null.</summary>
    public static int? For(GammaPoisson posterior, int registered, IReadOnlyList<FrequencyBand> bands, double exposureYears)
    {
        if (exposureYears < LeastExposureYears) return null;
        if (bands.FirstOrDefault(band => band.Level == registered) is not { Level: > 0 } current) return null;
        if (posterior.MassIn(current) >= LeastProbability) return null;
        return bands.MaxBy(posterior.MassIn).Level;
    }
}
