namespace Isms.Monitor.Incidents.Facts;

/// <summary>An entity that links activities.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Lower case; for an asset of the register its id.</param>
readonly record struct EntityKey(EntityKind Kind, string Value);
