namespace Isms.Monitor.Store.Days;

/// <summary>A page of events, newest first unless asked otherwise.</summary>
/// <param name="Events">In order of (<c>@timestamp</c>, id).</param>
/// <param name="Next">Where to go on; null when there is no more.</param>
public sealed record EventPage(IReadOnlyList<StoredEvent> Events, EventCursor? Next);
