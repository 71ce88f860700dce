namespace Isms.Monitor.Store.State;

/// <summary>One change of an incident, never changed itself.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="AtMicros">Microseconds UTC.</param>
/// <param name="Who">User or part of the program.</param>
/// <param name="Action">For example <c>state</c>, <c>owner</c>, <c>verdict</c>, <c>decision</c>.</param>
/// <param name="Before">JSON of what it was; null: nothing.</param>
/// <param name="After">JSON of what it became.</param>
public sealed record HistoryEntry(string Incident, long AtMicros, string Who, string Action, string? Before, string? After)
{
    /// <summary>Order of writing, given by the store.</summary>
    public long Sequence { get; init; }
}
