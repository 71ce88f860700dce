using Isms.Monitor.Events;

namespace Isms.Monitor.Incidents;

/// <summary>What people decided; every change is also a row of the append-only history.</summary>
public sealed record HumanPart
{
    public IncidentState State { get; init; } = IncidentState.New;

    /// <summary>User name of who works on it, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>A severity that a person set over the policies'.</summary>
    public Level? Severity { get; init; }

    public Verdict? Verdict { get; init; }

    /// <summary>The reason given with the verdict.</summary>
    public string? VerdictReason { get; init; }

    /// <summary>The decision of A.5.25, or null while nobody has taken it: true is an information security incident, false an event.</summary>
    public bool? IsIncident { get; init; }

    /// <summary>When the decision was taken, by whom and why.</summary>
    public long? DecidedMicros { get; init; }

    public string? DecidedBy { get; init; }

    public string? DecisionReason { get; init; }

    /// <summary>First transitions, microseconds since 1970-01-01 UTC; null while they have not happened. A reopening keeps them.</summary>
    public long? AcknowledgedMicros { get; init; }

    public long? ContainedMicros { get; init; }

    public long? ResolvedMicros { get; init; }

    public long? ClosedMicros { get; init; }

    public IReadOnlyList<long> ReopenedMicros { get; init; } = [];
}
