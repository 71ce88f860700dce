namespace Isms.Monitor.Incidents;

/// <summary>Gives an incident to somebody, or to nobody with null.</summary>
public sealed record Assign(string? Owner) : AnalystAction
{
    public override string Name => "assign";

    internal override bool TakesOwnership => false;

    internal override ActionOutcome Apply(HumanPart to, ActionContext by) => ActionOutcome.Changed(to with { Owner = Owner });
}
