namespace Isms.Monitor.Store.State;

/// <summary>A page of a queue.</summary>
/// <param name="Rows">In the order asked for, without the JSON parts.</param>
/// <param name="Total">Exactly how many match, on all pages.</param>
public sealed record IncidentPage(IReadOnlyList<IncidentRow> Rows, long Total);
