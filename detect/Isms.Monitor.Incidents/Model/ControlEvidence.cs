namespace Isms.Monitor.Incidents;

/// <summary>One incident as evidence for one control.</summary>
/// <param name="Control">Annex A id, for example <c>A.8.7</c>.</param>
/// <param name="Polarity">What it says of the control.</param>
/// <param name="Reason">The row of the polarity table that applied, in words.</param>
public sealed record ControlEvidence(string Control, Polarity Polarity, string Reason);
