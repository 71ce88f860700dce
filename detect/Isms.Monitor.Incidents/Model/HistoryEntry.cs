namespace Isms.Monitor.Incidents;

/// <summary>One line of an incident's append-only history.</summary>
/// <param name="Incident">The incident's id.</param>
/// <param name="Version">The version that the change made.</param>
/// <param name="AtMicros">When, microseconds since 1970-01-01 UTC.</param>
/// <param name="Actor">User name, or <c>policy:NAME</c> for the machine.</param>
/// <param name="Action">What was done: <c>acknowledge</c>, <c>assign</c>, <c>close</c>, <c>note</c>, <c>alert added</c>, ...</param>
/// <param name="Field">What changed, or empty.</param>
/// <param name="Before">The value before.</param>
/// <param name="After">The value after.</param>
/// <param name="Note">What the actor wrote.</param>
public sealed record HistoryEntry(
    string Incident,
    int Version,
    long AtMicros,
    string Actor,
    string Action,
    string Field,
    string? Before,
    string? After,
    string? Note);
