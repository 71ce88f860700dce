using System.Globalization;
using System.Text.Json.Serialization;
using Isms.Monitor.Controls.Statistics;

namespace Isms.Monitor.Controls.Risks;

/// <summary>What counted incidents say about the likelihood of one risk scenario. A proposal: the owner decides.</summary>
public sealed record RiskFeedback
{
    public required string Risk { get; init; }
    public string Title { get; init; } = "";
    public string Owner { get; init; } = "";
    /// <summary>The band as the register has it, 1 to 5; the prior comes from it.</summary>
    public required int Registered { get; init; }
    /// <summary>The band in force, 1 to 5: that of the register, or the one its owner decided on.</summary>
    public required int Band { get; init; }
    /// <summary>Where the band comes from, in words.</summary>
    public string BandSource { get; init; } = "";
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
    /// <summary>Probability that the band in force is right.</summary>
    public required double BandProbability { get; init; }
    /// <summary>The band to propose; null when the one in force may stand or too little was observed.</summary>
    public int? Proposed { get; init; }
    /// <summary>What the owner answered to this proposal, in words, when it was not accepted; empty: nothing yet.</summary>
    public string Answered { get; init; } = "";
    /// <summary>The frequency taken apart: attempts, and how many of them come through.</summary>
    public required AttackSplit Attacks { get; init; }
    /// <summary>Variance over mean of the monthly counts; over about 1.5 the interval is too narrow. Null when unknown.</summary>
    public double? Dispersion { get; init; }
    /// <summary>What follows, in words, with the caveats.</summary>
    public required string Sentence { get; init; }
    /// <summary>Why there is no proposal although one might be expected; empty otherwise.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Names the proposal by what it rests on, so that a decision on another one is noticed: risk, bands and incidents counted. Empty
    /// without a proposal. A later measurement that counts the same makes the same proposal.</summary>
    [JsonIgnore]
    public string Proposal => Proposed is { } proposed ? string.Create(CultureInfo.InvariantCulture, $"{Risk}:{Band}-{proposed}:{Incidents}") : "";

    /// <summary>A proposal that its owner has not answered.</summary>
    [JsonIgnore]
    public bool IsOpen => Proposed is not null && Answered.Length == 0;
}
