namespace Isms.Monitor.Api.Reading;

/// <summary>How the log sources do.</summary>
public interface ISources
{
    /// <summary>Those that were seen and those that the register of assets expects, by name.</summary>
    Task<IReadOnlyList<SourceStatus>> ListAsync(CancellationToken abort);

    /// <summary>Frames that no format understood, newest first.</summary>
    /// <param name="source">Id of a source; null: all.</param>
    /// <param name="limit">1 to 1000.</param>
    Task<DeadLetters> DeadLettersAsync(string? source, int limit, CancellationToken abort);

    /// <summary>Parses dead letters again. Those that are understood now become events with their old ids; the others stay.</summary>
    Task<Redrive> RedriveAsync(string? source, string actor, CancellationToken abort);
}

/// <summary>One source of logs. Rates are over the last five minutes.</summary>
public sealed record SourceStatus
{
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>file, syslog-udp, syslog-tcp, syslog-tls, http or kafka; empty while it has never been seen.</summary>
    public required string Kind { get; init; }

    /// <summary>Formats recognised, for example <c>cisco_asa</c>.</summary>
    public required string Format { get; init; }

    public required SourceState State { get; init; }

    /// <summary>One sentence: what is wrong, since when, what depends on it. Empty when it reports.</summary>
    public required string Reason { get; init; }

    /// <summary>Events a second; null when it was never seen.</summary>
    public double? EventsPerSecond { get; init; }

    /// <summary>Events a minute over the last hour, oldest first, at most 60; null stands for a minute without measurement.</summary>
    public IReadOnlyList<double?> Trend { get; init; } = [];

    /// <summary>Frames of the last 24 h, and those of them that no format understood.</summary>
    public long Frames { get; init; }

    public long Unparsed { get; init; }

    public long? LastSeenMicros { get; init; }

    /// <summary>The longest normal silence, from the register; null when none is demanded.</summary>
    public long? ExpectedIntervalMicros { get; init; }

    /// <summary>Median of received minus <c>@timestamp</c>; null when it was not measured.</summary>
    public long? SkewMicros { get; init; }

    /// <summary>Datagrams lost, by sender; only UDP can lose any.</summary>
    public IReadOnlyList<ValueCount> Drops { get; init; } = [];

    /// <summary>Dead letters waiting.</summary>
    public long DeadLetters { get; init; }

    /// <summary>Controls whose measurement needs this source.</summary>
    public IReadOnlyList<string> Controls { get; init; } = [];

    /// <summary>Share parsed, 0 to 1; null without frames: not measured is not 100 %.</summary>
    public double? ParseSuccess => Frames == 0 ? null : (double)(Frames - Unparsed) / Frames;
}

public enum SourceState : byte
{
    Reporting,
    Silent,
    /// <summary>It reports, but too much is not understood or its clock is off.</summary>
    Impaired,
    NeverSeen,
}

public sealed record DeadLetters(IReadOnlyList<DeadLetter> Rows, long Total);

/// <param name="Sender">Address or path that it came from.</param>
/// <param name="Reason">Why no format understood it.</param>
public sealed record DeadLetter(string Id, long ReceivedMicros, string Source, string Sender, string Raw, string Reason);

/// <summary>What a re-drive did: <see cref="Tried"/> = <see cref="Parsed"/> + <see cref="Remaining"/>.</summary>
public sealed record Redrive(long Tried, long Parsed, long Remaining);
