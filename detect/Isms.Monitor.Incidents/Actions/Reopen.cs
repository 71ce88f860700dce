namespace Isms.Monitor.Incidents;

/// <summary>Takes a closed incident up again; the verdict stays in the history.</summary>
public sealed record Reopen : AnalystAction
{
    public override string Name => "reopen";

    internal override ActionOutcome Apply(HumanPart to, ActionContext by)
    {
        if (Lifecycle.Refuse(to.State, IncidentState.Reopened) is { } why) return ActionOutcome.Refused(to, why);
        return ActionOutcome.Changed(to with
        {
            State = IncidentState.Reopened,
            Verdict = null,
            VerdictReason = null,
            ReopenedMicros = [.. to.ReopenedMicros, by.AtMicros],
        });
    }
}
