namespace Isms.Monitor.Incidents;

/// <summary>Something a person does to an incident.</summary>
public abstract record AnalystAction
{
    /// <summary>As the history writes it.</summary>
    public abstract string Name { get; }

    /// <summary>What the actor wrote, or null.</summary>
    public string? Note { get; init; }

    /// <summary>The actor becomes the owner of an incident that has none.</summary>
    internal virtual bool TakesOwnership => true;

    internal abstract ActionOutcome Apply(HumanPart to, ActionContext by);
}
