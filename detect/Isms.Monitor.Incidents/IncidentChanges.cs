namespace Isms.Monitor.Incidents;

/// <summary>What applying alerts did.</summary>
/// <param name="Parts">Machine parts of incidents that were opened or changed, whole.</param>
/// <param name="Merged">Incidents that turned out to be part of another one: they are closed as duplicates.</param>
public sealed record IncidentChanges(IReadOnlyList<MachinePart> Parts, IReadOnlyList<(string From, string Into)> Merged);
