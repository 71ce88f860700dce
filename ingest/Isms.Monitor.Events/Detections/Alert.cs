namespace Isms.Monitor.Events;

/// <summary>A rule fired: one alert per rule, group and episode, however many events it has. A revision replaces the one before.</summary>
public sealed record Alert
{
    /// <summary>Events that an alert names; it may have counted more.</summary>
    public const int MaxEvents = 256;

    /// <summary>Values that an alert keeps of one entity field.</summary>
    public const int MaxValues = 64;

    /// <summary>Hash of the rule's id and version, the group key and the start of the episode; 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>From 1; grows with count, last seen and members.</summary>
    public required int Revision { get; init; }

    public required RuleInfo Rule { get; init; }

    /// <summary>Values of the rule's group-by fields, joined: what makes two alerts of one rule different.</summary>
    public required string GroupKey { get; init; }

    public required long FirstMicros { get; init; }

    public required long LastMicros { get; init; }

    /// <summary>When the events that made this revision were received; a replay gives the same.</summary>
    public required long ReceivedMicros { get; init; }

    /// <summary>Events or, for a correlation, members counted.</summary>
    public required long Count { get; init; }

    /// <summary>Entity field (<c>source.ip</c>, <c>host.name</c>, <c>user.name</c>, ...) to its values, at most <see cref="MaxValues"/> each.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Entities { get; init; }

    /// <summary>The first <see cref="MaxEvents"/> events, in (time, id) order.</summary>
    public required IReadOnlyList<EventId> Events { get; init; }

    /// <summary>Why it fired, one sentence made from its data.</summary>
    public required string Reason { get; init; }

    /// <summary>Expected and seen, for an anomaly.</summary>
    public AnomalyFinding? Anomaly { get; init; }

    /// <summary>The episode is over: a later match opens a new alert.</summary>
    public bool Ended { get; init; }

    /// <summary>It came from seeded trials only and enters no incident, risk or load figure.</summary>
    public bool Seeded { get; init; }
}
