namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>What is known of a source since the program started. Times in microseconds since 1970-01-01 UTC.</summary>
/// <param name="Name">As configured.</param>
/// <param name="Format">As configured; null: recognised.</param>
/// <param name="State">What it does now.</param>
/// <param name="Problem">Why it failed the last time; null when it did not, or has read something since.</param>
/// <param name="Failures">How often it failed.</param>
/// <param name="Total">Over all senders, those beyond the table included; its skew is that of the sender farthest off.</param>
/// <param name="Senders">One each, at most <see cref="SourceStatistics.MaxSenders"/> and <c>(others)</c>.</param>
/// <param name="Formats">Frames by format; the empty name: unparsed.</param>
/// <param name="KernelDrops">Datagrams that the kernel threw away; null where it does not tell.</param>
/// <param name="Backlog">What lies unread before it: bytes of a file, records of a topic; null where that is not known.</param>
/// <param name="Unacknowledged">Events given and not stored yet.</param>
public sealed record SourceStatus(string Name, string? Format, SourceState State, string? Problem, long Failures, SenderStatus Total,
    IReadOnlyList<SenderStatus> Senders, IReadOnlyDictionary<string, long> Formats, long? KernelDrops, long? Backlog, long Unacknowledged);
