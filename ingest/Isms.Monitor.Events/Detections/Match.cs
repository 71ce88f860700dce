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
    IReadOnlyDictionary<string, string[]> Fields)
{
    /// <summary>The field under which <see cref="Fields"/> names the seeded trial that the event belongs to, as 16 hexadecimal digits. It is
    /// made of <see cref="EcsEvent.Trial"/> and of nothing that a log says.</summary>
    public const string TrialField = "labels.isms_trial";

    /// <summary>The seeded trial, or null. Matches of a trial share no group, window or alert with others.</summary>
    public string? Trial => Fields.TryGetValue(TrialField, out var values) && values.Length > 0 ? values[0] : null;
}
