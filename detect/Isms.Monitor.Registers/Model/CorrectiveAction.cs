namespace Isms.Monitor.Registers.Model;

/// <summary>A corrective action (10.2). Without <see cref="Verified"/> it does not count as done.</summary>
public sealed record CorrectiveAction : DatedAction
{
    /// <summary>An audit finding, an incident, a review or a KPI, by id or in words.</summary>
    public string Source { get; init; } = "";
    public string Cause { get; init; } = "";
    public string Action { get; init; } = "";
    public IReadOnlyList<string> Controls { get; init; } = [];
    /// <summary>The day its effect was checked (10.2 d).</summary>
    public DateOnly? Verified { get; init; }
}

/// <summary>A decision of an earlier management review, an input of the next one (9.3.2 a).</summary>
public sealed record ReviewAction : DatedAction
{
    public DateOnly Review { get; init; }
    public string Action { get; init; } = "";
}
