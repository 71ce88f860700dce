using Isms.Monitor.Events;

namespace Isms.Monitor.Incidents;

/// <summary>Sets the severity over what the policies say; needs a reason.</summary>
public sealed record SetSeverity(Level Severity) : AnalystAction
{
    public override string Name => "set severity";

    internal override ActionOutcome Apply(HumanPart to, ActionContext by) =>
        string.IsNullOrWhiteSpace(Note)
            ? ActionOutcome.Refused(to, "a severity set by hand needs a reason. Write one in the note.")
            : ActionOutcome.Changed(to with { Severity = Severity });
}
