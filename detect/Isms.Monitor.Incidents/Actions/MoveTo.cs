namespace Isms.Monitor.Incidents;

/// <summary>Moves an incident to acknowledged, in progress or resolved; closing and reopening are actions of their own.</summary>
public sealed record MoveTo(IncidentState State) : AnalystAction
{
    public override string Name => State switch
    {
        IncidentState.Acknowledged => "acknowledge",
        IncidentState.InProgress => "start",
        IncidentState.Resolved => "resolve",
        _ => "move",
    };

    internal override ActionOutcome Apply(HumanPart to, ActionContext by)
    {
        if (State == to.State) return ActionOutcome.Changed(to);
        if (State == IncidentState.Closed) return ActionOutcome.Refused(to, "closing needs a verdict. Use close with one of the verdicts.");
        if (Lifecycle.Refuse(to.State, State) is { } why) return ActionOutcome.Refused(to, why);
        return ActionOutcome.Changed(to with
        {
            State = State,
            AcknowledgedMicros = to.AcknowledgedMicros ?? by.AtMicros,
            ResolvedMicros = State == IncidentState.Resolved ? to.ResolvedMicros ?? by.AtMicros : to.ResolvedMicros,
            ReopenedMicros = State == IncidentState.Reopened ? [.. to.ReopenedMicros, by.AtMicros] : to.ReopenedMicros,
        });
    }
}
