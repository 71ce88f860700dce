namespace Isms.Monitor.Incidents;

/// <summary>Says that the damage can no longer grow. Contained is not closed.</summary>
public sealed record Contain : AnalystAction
{
    public override string Name => "contain";

    internal override ActionOutcome Apply(HumanPart to, ActionContext by) =>
        to.State == IncidentState.Closed
            ? ActionOutcome.Refused(to, "the incident is closed. Reopen it first.")
            : ActionOutcome.Changed(to with { ContainedMicros = to.ContainedMicros ?? by.AtMicros, AcknowledgedMicros = to.AcknowledgedMicros ?? by.AtMicros });
}
