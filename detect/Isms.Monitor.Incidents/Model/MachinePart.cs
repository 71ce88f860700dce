using Isms.Monitor.Events;

namespace Isms.Monitor.Incidents;

/// <summary>What the policies made of the alerts.</summary>
public sealed record MachinePart
{
    /// <summary>Hash of the policy and the alert that opened it; 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Short, from the data: <c>Malware after brute force on srv-files-01</c>.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence that says why: who did what to whom, how often, when.</summary>
    public required string Reason { get; init; }

    /// <summary>From the level of the alerts, the criticality of the assets and the risk.</summary>
    public required Level Severity { get; init; }

    /// <summary>How the severity came about, one step a line.</summary>
    public required IReadOnlyList<string> SeverityReasons { get; init; }

    /// <summary>The policy that opened it.</summary>
    public required string Policy { get; init; }

    /// <summary>The alerts in the order of their first event, last revisions.</summary>
    public required IReadOnlyList<Alert> Alerts { get; init; }

    /// <summary>Entity field to values, over all alerts.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Entities { get; init; }

    /// <summary>Ids of the register's assets that are touched.</summary>
    public required IReadOnlyList<string> Assets { get; init; }

    public required IReadOnlyList<ControlEvidence> Controls { get; init; }

    /// <summary>Ids of the risk scenarios that it is evidence for.</summary>
    public required IReadOnlyList<string> Risks { get; init; }

    /// <summary>First and last event, microseconds since 1970-01-01 UTC.</summary>
    public required long FirstMicros { get; init; }

    public required long LastMicros { get; init; }

    /// <summary>When the first alert was raised: <c>detected_at</c>, and what due times count from.</summary>
    public required long DetectedMicros { get; init; }

    /// <summary>Acknowledge before this, by severity; microseconds since 1970-01-01 UTC.</summary>
    public required long AcknowledgeDueMicros { get; init; }

    /// <summary>Contain and resolve before this, by severity.</summary>
    public required long ResolveDueMicros { get; init; }

    /// <summary>Ids of incidents with the same policy and entities that were closed before.</summary>
    public IReadOnlyList<string> Earlier { get; init; } = [];
}
