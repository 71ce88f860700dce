using Isms.Monitor.Incidents;

namespace Isms.Monitor.Api.Reading;

/// <summary>Incidents as console and REST need them. Safe to use from many circuits at once.</summary>
public interface IIncidents
{
    Task<Answer<IncidentRows>> QueryAsync(IncidentQuery query, CancellationToken abort);

    /// <summary>Id and version of everything that matches, without limit: what a bulk action works on.</summary>
    Task<Answer<IReadOnlyList<IncidentVersion>>> MatchingAsync(string filter, CancellationToken abort);

    Task<Incident?> GetAsync(string id, CancellationToken abort);

    /// <summary>Oldest first; empty for an unknown id.</summary>
    Task<IReadOnlyList<HistoryEntry>> HistoryAsync(string id, CancellationToken abort);

    /// <summary>Others with an entity or a rule in common, newest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<RelatedIncident>> RelatedAsync(string id, int limit, CancellationToken abort);

    /// <summary>Stores the change and its history line together.</summary>
    /// <param name="expectedVersion">The version that the actor looked at.</param>
    /// <param name="action">Without a <see cref="IncidentAction.Problem"/>.</param>
    /// <param name="actor">User name.</param>
    Task<ActionOutcome> ApplyAsync(string id, int expectedVersion, IncidentAction action, string actor, CancellationToken abort);

    /// <summary>Puts the human part back to what it was before the change that made <paramref name="version"/>, as a further version with its own
    /// history line. A later change makes it a <see cref="ActionOutcome.Conflict"/>.</summary>
    Task<ActionOutcome> UndoAsync(string id, int version, string actor, CancellationToken abort);
}

public sealed record IncidentVersion(string Id, int Version);

/// <summary>An incident that has something in common with another.</summary>
/// <param name="Incident">The other one.</param>
/// <param name="Shared">What they share, as words: <c>source.ip 203.0.113.7</c>, <c>rule SSH brute force</c>.</param>
public sealed record RelatedIncident(IncidentRow Incident, string Shared);
