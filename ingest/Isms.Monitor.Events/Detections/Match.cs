namespace Isms.Monitor.Events;

/// <summary>One rule matched one event. Stored with the event, and enough to correlate again after a crash.</summary>
/// <param name="Event">The event's id; (time, id) is the order in which correlations see matches.</param>
/// <param name="TimestampMicros">The event's <c>@timestamp</c>.</param>
/// <param name="ReceivedMicros">When the event was received.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Source">The source that delivered the event: watermarks are kept by it.</param>
/// <param name="Fields">Values of the fields that correlations group by or count, and of the entities; name to values.</param>
public sealed record Match(
    EventId Event,
    long TimestampMicros,
    long ReceivedMicros,
    RuleInfo Rule,
    string Source,
    IReadOnlyDictionary<string, string[]> Fields);
