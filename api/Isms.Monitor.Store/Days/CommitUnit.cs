using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Days;

/// <summary>What becomes durable together: a batch of events, what the rules made of it, and the position behind it.</summary>
/// <param name="Batch">The events and their position; null when only alerts are due (an episode that ended by time).</param>
/// <param name="Matches">Matches of the batch's events.</param>
/// <param name="Alerts">Revisions of alerts that grew by it.</param>
public sealed record CommitUnit(EventBatch? Batch, IReadOnlyList<Match> Matches, IReadOnlyList<Alert> Alerts)
{
    /// <summary>Flags of an event of the batch; null: none.</summary>
    public Func<EcsEvent, EventFlags>? Flags { get; init; }

    internal int Rows => (Batch?.Count ?? 0) + Matches.Count + Alerts.Count;
}
