using Isms.Monitor.Events;

namespace Isms.Monitor.Store.State;

/// <summary>An incident as it is kept: what the program found (machine part), what people decided (human part), and the columns by
/// which a queue finds it.</summary>
public sealed record IncidentRow
{
    public required string Id { get; init; }

    /// <summary>From 1; grows with each change of the human part, never with the machine part: an alert that arrives must not
    /// make an analyst's change a conflict.</summary>
    public long Version { get; init; }

    /// <summary>From 1; grows with each change of the machine part.</summary>
    public long Revision { get; init; }

    /// <summary>Machine part.</summary>
    public required string Title { get; init; }

    /// <summary>Human part: the state of the life-cycle.</summary>
    public required string State { get; init; }

    /// <summary>Machine part until a person sets another one; from then on human part.</summary>
    public Level Severity { get; init; }

    /// <summary>Machine part: worst risk touched, for sorting.</summary>
    public double Risk { get; init; }

    /// <summary>Human part: user name; null: nobody.</summary>
    public string? Owner { get; init; }

    /// <summary>Machine part: how many alerts.</summary>
    public int Alerts { get; init; }

    /// <summary>Machine part: first event, microseconds UTC.</summary>
    public long FirstMicros { get; init; }

    public long LastMicros { get; init; }

    /// <summary>When the current state must be left, from both parts; null: no limit.</summary>
    public long? DueMicros { get; init; }

    /// <summary>Human part: name of the verdict; null: none yet.</summary>
    public string? Verdict { get; init; }

    /// <summary>Machine part: when the first alert was raised.</summary>
    public long DetectedMicros { get; init; }

    /// <summary>Machine part: events counted over all alerts.</summary>
    public long Events { get; init; }

    /// <summary>Machine part: what a line of a queue shows and no column holds, as JSON. Only in the rows of a query.</summary>
    public string BriefJson { get; init; } = "";

    /// <summary>Machine part as JSON. Empty in the rows of a query.</summary>
    public string MachineJson { get; init; } = "";

    /// <summary>Human part as JSON. Empty in the rows of a query.</summary>
    public string HumanJson { get; init; } = "";
}
