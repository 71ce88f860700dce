using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Correlate;

/// <summary>Bounds of the correlator.</summary>
public sealed record CorrelatorOptions
{
    /// <summary>A running system: the watermark follows the sources, at most <see cref="LatenessMicros"/> behind the clock.</summary>
    public static readonly CorrelatorOptions Live = new();

    /// <summary>Files merged by event time: the watermark follows the data and the clock does not matter.</summary>
    public static readonly CorrelatorOptions Files = new() { FollowsData = true };

    /// <summary>How far the watermark may stay behind the clock; a source with more skew is correlated by received time.</summary>
    public long LatenessMicros { get; init; } = 10 * UnixMicros.Second;

    /// <summary>Whether event times alone move the watermark.</summary>
    public bool FollowsData { get; init; }

    /// <summary>Events that a window keeps one by one; beyond, older ones are merged and the alert says "about".</summary>
    public int ExactEvents { get; init; } = 1024;

    /// <summary>Estimated bytes of all windows; beyond, the stalest ones go and are counted.</summary>
    public long WindowBytes { get; init; } = 128L << 20;

    /// <summary>Estimated bytes of all open episodes; beyond, the stalest ones end early and are counted.</summary>
    public long EpisodeBytes { get; init; } = 64L << 20;

    /// <summary>Default time without a match that ends an alert of a rule on single events.</summary>
    public long SuppressMicros { get; init; } = UnixMicros.Hour;
}
