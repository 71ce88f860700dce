namespace Isms.Monitor.Incidents;

/// <summary>Closes with a verdict. The verdict settles the decision of A.5.25 where nobody has taken it: a true positive is an
/// information security incident, the rest were events.</summary>
public sealed record Close(Verdict Verdict) : AnalystAction
{
    /// <summary>The decision of A.5.25 taken with the closing; null: the one that was taken before, else the verdict's.</summary>
    public bool? IsIncident { get; init; }

    public override string Name => "close";

    internal override ActionOutcome Apply(HumanPart to, ActionContext by)
    {
        if (Lifecycle.Refuse(to.State, IncidentState.Closed) is { } why) return ActionOutcome.Refused(to, why);
        if (NeedsReason(Verdict) && string.IsNullOrWhiteSpace(Note)) return ActionOutcome.Refused(to, $"the verdict {Verdict} needs a reason. Write one in the note.");
        var decided = IsIncident is not null || to.IsIncident is null;
        return ActionOutcome.Changed(to with
        {
            State = IncidentState.Closed,
            Verdict = Verdict,
            VerdictReason = Note,
            AcknowledgedMicros = to.AcknowledgedMicros ?? by.AtMicros,
            ResolvedMicros = to.ResolvedMicros ?? by.AtMicros,
            ClosedMicros = by.AtMicros,
            IsIncident = IsIncident ?? to.IsIncident ?? IsTruePositive(Verdict),
            DecidedMicros = decided ? by.AtMicros : to.DecidedMicros,
            DecidedBy = decided ? by.Actor : to.DecidedBy,
            DecisionReason = decided ? $"verdict {Verdict}" : to.DecisionReason,
        });
    }

    public static bool IsTruePositive(Verdict verdict) => verdict is Verdict.TruePositiveImpact or Verdict.TruePositiveNoImpact;

    /// <summary>What leaves a question for whoever reads it later.</summary>
    public static bool NeedsReason(Verdict verdict) => verdict is Verdict.FalsePositiveLogic or Verdict.FalsePositiveData or Verdict.Undetermined;
}
