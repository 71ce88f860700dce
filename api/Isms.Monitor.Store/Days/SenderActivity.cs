namespace Isms.Monitor.Store.Days;

/// <summary>What one sender sent through one source in a span of received time.</summary>
/// <param name="Sender">Name or address as the log has it; the source where the log names nobody.</param>
/// <param name="Source">Name of the source that delivered it.</param>
/// <param name="Dataset">The most frequent <c>event.dataset</c>; empty when nothing was recognised.</param>
/// <param name="Frames">Frames, those included that no format read.</param>
/// <param name="Unparsed">Those.</param>
/// <param name="LastReceivedMicros">When the last one came.</param>
public sealed record SenderActivity(string Sender, string Source, string Dataset, long Frames, long Unparsed, long LastReceivedMicros);

/// <summary>Frames of one sender in one minute of received time.</summary>
public sealed record SenderMinute(string Sender, string Source, long MinuteMicros, long Frames);

/// <summary>Frames of one sender that wait for a format.</summary>
public sealed record SenderErrors(string Sender, string Source, long Count);
