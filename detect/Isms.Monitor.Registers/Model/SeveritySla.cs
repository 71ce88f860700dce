namespace Isms.Monitor.Registers.Model;

/// <summary>How soon an incident of a severity must be taken up, contained and resolved.</summary>
public sealed record SeveritySla
{
    /// <summary>informational, low, medium, high or critical.</summary>
    public required string Severity { get; init; }
    public required TimeSpan Acknowledge { get; init; }
    /// <summary>Null: no limit was set.</summary>
    public TimeSpan? Contain { get; init; }
    public TimeSpan? Resolve { get; init; }
    public Location At { get; init; }
}
