using Isms.Monitor.Controls.States;

namespace Isms.Monitor.Controls.Acting;

/// <summary>A state that a person wants in place of the computed one.</summary>
/// <param name="Subject">Id of a KPI or of a control.</param>
/// <param name="State">Effective becomes likely effective: a signature alone proves no more.</param>
/// <param name="Reason">What the person knows that the figures do not.</param>
/// <param name="Approver">Id of the role that answers for it.</param>
/// <param name="ValidUntilMicros">First instant at which it no longer counts.</param>
public sealed record OverrideRequest(string Subject, State State, string Reason, string Approver, long ValidUntilMicros);
