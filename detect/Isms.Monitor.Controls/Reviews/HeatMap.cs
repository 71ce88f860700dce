namespace Isms.Monitor.Controls.Reviews;

/// <summary>Risks on the two scales, as registered and as the counted incidents propose.</summary>
/// <param name="Likelihood">Names of the likelihood bands, level 1 first.</param>
/// <param name="Impact">Names of the impact levels, level 1 first.</param>
/// <param name="Risks">Every risk that is on both scales.</param>
/// <param name="AcceptableScore">Highest product of the two that needs no decision.</param>
public sealed record HeatMap(IReadOnlyList<string> Likelihood, IReadOnlyList<string> Impact, IReadOnlyList<HeatMapRisk> Risks,
    int AcceptableScore);

/// <summary>A risk with its registered levels, from 1, and the likelihood that is proposed, if any.</summary>
public sealed record HeatMapRisk(string Risk, int Likelihood, int Impact, int? Proposed);
