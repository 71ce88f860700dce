namespace Isms.Monitor.Store.State;

/// <summary>Something by which incidents are found that they have several of.</summary>
/// <param name="Kind">A field of an entity (<c>source.ip</c>), or <c>control</c>, <c>risk</c>, <c>rule</c>, <c>technique</c>.</param>
/// <param name="Value">Its value.</param>
public readonly record struct IncidentTag(string Kind, string Value);
