using Isms.Monitor.Events;

namespace Isms.Monitor.Incidents;

/// <summary>Alerts on linked entities, with what people decided about them.</summary>
/// <remarks>The machine part follows from the alerts alone, so that it can be computed again; the human part changes only through
/// <see cref="Lifecycle"/>. Applying an alert twice changes nothing.</remarks>
public sealed record Incident
{
    public required MachinePart Machine { get; init; }

    public HumanPart Human { get; init; } = new();

    /// <summary>Grows with every change of the human part; a person who acts on an older one is refused. New alerts leave it as it is: they
    /// must not make an analyst's action a conflict.</summary>
    public int Version { get; init; } = 1;

    public string Id => Machine.Id;

    /// <summary>What a person set, else what the policies say.</summary>
    public Level Severity => Human.Severity ?? Machine.Severity;
}
