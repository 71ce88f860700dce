namespace Isms.Monitor.Incidents;

/// <summary>The decision of A.5.25: a security event, or an information security incident.</summary>
public sealed record Decide(bool IsIncident) : AnalystAction
{
    public override string Name => "decide";

    internal override ActionOutcome Apply(HumanPart to, ActionContext by) => ActionOutcome.Changed(to with
    {
        IsIncident = IsIncident,
        DecidedMicros = by.AtMicros,
        DecidedBy = by.Actor,
        DecisionReason = Note,
        AcknowledgedMicros = to.AcknowledgedMicros ?? by.AtMicros,
    });
}
