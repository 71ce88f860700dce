namespace Isms.Monitor.Incidents;

/// <summary>Writes into the history and changes nothing else.</summary>
public sealed record AddNote : AnalystAction
{
    public override string Name => "note";

    internal override bool TakesOwnership => false;

    internal override ActionOutcome Apply(HumanPart to, ActionContext by) =>
        string.IsNullOrWhiteSpace(Note) ? ActionOutcome.Refused(to, "the note is empty. Write something.") : ActionOutcome.Changed(to);
}
