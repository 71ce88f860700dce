using Isms.Monitor.Api.Reading;

namespace Isms.Monitor.Api.Live;

/// <summary>How far a bulk action is. A snapshot: ask again for the next.</summary>
/// <param name="Total">Incidents that matched when it was started, all of them.</param>
/// <param name="Done">Changed so far.</param>
/// <param name="Failed">Not changed: with <paramref name="Done"/> it reaches <paramref name="Total"/>.</param>
/// <param name="Failures">The first <see cref="MaxFailures"/> with their reason.</param>
/// <param name="UndoableUntilMicros">Until when it can be taken back; null while it runs or after it was.</param>
public sealed record BulkJob(
    string Id,
    IncidentActionKind Kind,
    string Filter,
    string Actor,
    BulkState State,
    int Total,
    int Done,
    int Failed,
    IReadOnlyList<BulkFailure> Failures,
    long? UndoableUntilMicros)
{
    public const int MaxFailures = 200;

    /// <summary>What happened, with every number.</summary>
    public string Sentence => (State, Failed) switch
    {
        (BulkState.Running, _) => $"{Done + Failed:N0} of {Total:N0}…",
        (BulkState.Undone, 0) => $"Taken back: {Done:N0} of {Total:N0}.",
        (BulkState.Undone, _) => $"Taken back: {Done:N0} of {Total:N0}; {Failed:N0} were changed by others since and stay as they are.",
        (_, 0) => $"{Done:N0} of {Total:N0} done.",
        _ => $"{Done:N0} of {Total:N0} done, {Failed:N0} not: see the list.",
    };
}

public enum BulkState : byte
{
    Running,
    Finished,
    Undone,
}

/// <summary>An incident that a bulk action did not change, and why.</summary>
public sealed record BulkFailure(string Incident, string Reason);
