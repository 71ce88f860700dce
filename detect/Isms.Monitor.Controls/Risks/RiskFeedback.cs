using Isms.Monitor.Controls.Statistics;

namespace Isms.Monitor.Controls.Risks;

/// <summary>What counted incidents say about the likelihood of one risk scenario. A proposal: the owner decides.</summary>
public sealed record RiskFeedback
{
    public required string Risk { get; init; }
    public string Title { get; init; } = "";
    public string Owner { get; init; } = "";
    /// <summary>The band of the register, 1 to 5.</summary>
    public required int Band { get; init; }
    /// <summary>Confirmed incidents linked with the risk, false positives left out.</summary>
    public required int Incidents { get; init; }
    /// <summary>Years that were watched: calendar time less silence of the sources that would show it.</summary>
    public required double ExposureYears { get; init; }
    /// <summary>Detection probability, 0 to 1; null when DET-02 is not measured, and then 1 was assumed.</summary>
    public double? Recall { get; init; }
    public required GammaPoisson Prior { get; init; }
    public required GammaPoisson Posterior { get; init; }
    /// <summary>Events a year, 90 %.</summary>
    public required Interval Credible { get; init; }
    public required double AtLeastOneNextYear { get; init; }
    /// <summary>Probability that the registered band is right.</summary>
    public required double BandProbability { get; init; }
    /// <summary>The band to propose; null when the registered one may stand or too little was observed.</summary>
    public int? Proposed { get; init; }
    /// <summary>Variance over mean of the monthly counts; over about 1.5 the interval is too narrow. Null when unknown.</summary>
    public double? Dispersion { get; init; }
    /// <summary>What follows, in words, with the caveats.</summary>
    public required string Sentence { get; init; }
    /// <summary>Why there is no proposal although one might be expected; empty otherwise.</summary>
    public string Reason { get; init; } = "";
}
