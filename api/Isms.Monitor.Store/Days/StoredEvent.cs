using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Days;

/// <summary>An event as the store gives it back.</summary>
/// <param name="Event">All its fields, <c>event.ingested</c> included, and the frame.</param>
/// <param name="Source">Name of the source that delivered it.</param>
/// <param name="Flags">What the store noted beside the fields.</param>
public sealed record StoredEvent(EcsEvent Event, string Source, EventFlags Flags);
