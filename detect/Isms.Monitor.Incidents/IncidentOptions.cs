using Isms.Monitor.Events;

namespace Isms.Monitor.Incidents;

/// <summary>Bounds of what the engine keeps in mind.</summary>
public sealed record IncidentOptions
{
    /// <summary>Alerts of one rule and group that are at most this far apart are one activity.</summary>
    public long SessionMicros { get; init; } = UnixMicros.Hour;

    /// <summary>A story that has been quiet for so long takes nothing more in.</summary>
    public long ForgetMicros { get; init; } = 8 * UnixMicros.Day;

    /// <summary>Closed incidents that a recurrence is looked for in; beyond that the oldest is forgotten.</summary>
    public int RememberedClosings { get; init; } = 2_000;
}
