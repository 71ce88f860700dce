namespace Isms.Monitor.Api.Reading;

/// <summary>The register of risks with what incidents say of them.</summary>
public interface IRisks
{
    /// <summary>Greatest likelihood times impact first.</summary>
    Task<IReadOnlyList<RiskRow>> ListAsync(CancellationToken abort);
}

/// <summary>A risk scenario.</summary>
/// <param name="Likelihood">Owner's band, 1 to 5.</param>
/// <param name="Impact">1 to 5.</param>
/// <param name="Proposed">The band that the data propose; null when they propose none.</param>
/// <param name="Incidents">Incidents counted in the window.</param>
/// <param name="Exposure">Observed time, in years.</param>
/// <param name="PerYear">Posterior mean of incidents a year; null when nothing was observed.</param>
/// <param name="Low">5 % bound.</param>
/// <param name="High">95 % bound.</param>
/// <param name="Sentence">What the data say, one sentence.</param>
/// <param name="AboveAcceptance">Above the acceptance criterion and not accepted.</param>
public sealed record RiskRow(
    string Id,
    string Title,
    string Owner,
    int Likelihood,
    int Impact,
    int? Proposed,
    int Incidents,
    double Exposure,
    double? PerYear,
    double? Low,
    double? High,
    string Sentence,
    string Treatment,
    IReadOnlyList<string> Controls,
    bool AboveAcceptance);
