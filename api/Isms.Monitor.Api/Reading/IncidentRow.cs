using Isms.Monitor.Events;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Api.Reading;

/// <summary>An incident as a line of the queue. Times in microseconds since 1970-01-01 UTC.</summary>
public sealed record IncidentRow
{
    /// <summary>Entities that a line shows; the incident may have more.</summary>
    public const int MaxEntities = 4;

    public required string Id { get; init; }
    public required int Version { get; init; }
    public required Level Severity { get; init; }
    public required IncidentState State { get; init; }
    public required string Title { get; init; }
    public required string Reason { get; init; }

    /// <summary>The first <see cref="MaxEntities"/>, sources before targets.</summary>
    public required IReadOnlyList<Entity> Entities { get; init; }

    public required int EntityCount { get; init; }
    public required int AlertCount { get; init; }

    /// <summary>Events or members counted over all alerts.</summary>
    public required long EventCount { get; init; }

    public required IReadOnlyList<string> Controls { get; init; }
    public required long LastMicros { get; init; }
    public required long DetectedMicros { get; init; }

    /// <summary>The due time that counts next: of the acknowledgement while nobody took it, then of the resolution; null once it is resolved.</summary>
    public required long? DueMicros { get; init; }

    public string? Owner { get; init; }
    public Verdict? Verdict { get; init; }

    public bool IsOpen => State is not (IncidentState.Resolved or IncidentState.Closed);

    public static IncidentRow Of(Incident incident)
    {
        var (machine, human) = (incident.Machine, incident.Human);
        var entities = machine.Entities.OrderBy(e => Entity.Rank(e.Key)).ThenBy(e => e.Key, StringComparer.Ordinal)
            .SelectMany(e => e.Value.Select(value => new Entity(e.Key, value))).DistinctBy(e => e.Value).ToList();
        return new IncidentRow
        {
            Id = incident.Id,
            Version = incident.Version,
            Severity = incident.Severity,
            State = human.State,
            Title = machine.Title,
            Reason = machine.Reason,
            Entities = [.. entities.Take(MaxEntities)],
            EntityCount = entities.Count,
            AlertCount = machine.Alerts.Count,
            EventCount = machine.Alerts.Sum(alert => alert.Count),
            Controls = [.. machine.Controls.Select(c => c.Control).Distinct()],
            LastMicros = machine.LastMicros,
            DetectedMicros = machine.DetectedMicros,
            DueMicros = NextDue(machine, human.State),
            Owner = human.Owner,
            Verdict = human.Verdict,
        };
    }

    static long? NextDue(MachinePart machine, IncidentState state) => state switch
    {
        IncidentState.New => machine.AcknowledgeDueMicros,
        IncidentState.Resolved or IncidentState.Closed => null,
        _ => machine.ResolveDueMicros,
    };
}

/// <summary>A value of an entity field.</summary>
public sealed record Entity(string Field, string Value)
{
    /// <summary>Place in a line: who attacked, from where, what was hit.</summary>
    public static int Rank(string field) => field switch
    {
        "source.ip" => 0,
        "user.name" => 1,
        "host.name" => 2,
        "destination.ip" => 3,
        _ => 4,
    };
}
