namespace Isms.Monitor.Controls.Reviews;

/// <summary>Risks on the two scales: where they stand, where they stood when the period began, and what the counted incidents propose.</summary>
/// <param name="Likelihood">Names of the likelihood bands, level 1 first.</param>
/// <param name="Impact">Names of the impact levels, level 1 first.</param>
/// <param name="Risks">Every risk that is on both scales.</param>
/// <param name="AcceptableScore">Highest product of the two that needs no decision.</param>
public sealed record HeatMap(IReadOnlyList<string> Likelihood, IReadOnlyList<string> Impact, IReadOnlyList<HeatMapRisk> Risks,
    int AcceptableScore);

/// <summary>A risk with its levels in force, from 1, and the likelihood that is proposed, if any.</summary>
/// <param name="Risk">Id.</param>
/// <param name="Likelihood">Band in force at the end of the period.</param>
/// <param name="Impact">Level of the register.</param>
/// <param name="Proposed">Band that the counts propose; null: none.</param>
/// <param name="Before">Band at the start of the period, where its owner has moved it since; null: the same.</param>
public sealed record HeatMapRisk(string Risk, int Likelihood, int Impact, int? Proposed, int? Before = null);
