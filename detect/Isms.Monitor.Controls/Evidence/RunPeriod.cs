namespace Isms.Monitor.Controls.Evidence;

/// <summary>A stretch of time whose events the program took and put to the rules. Times are those of reception: a backlog that was read after an
/// outage fills the time in which it came.</summary>
public sealed record RunPeriod
{
    /// <summary>Upper ends of the delays that <see cref="Delays"/> counts, in seconds; the last count is of all beyond.</summary>
    public static IReadOnlyList<int> DelayBounds { get; } = [1, 10, 60, 300, 900, 3600];

    /// <summary>Start of the run of the program that it belongs to, Unix microseconds UTC: a run has as many stretches as it lasts.</summary>
    public required long RunMicros { get; init; }
    public required long FromMicros { get; init; }
    public required long ToMicros { get; init; }
    /// <summary>Hash of the detection logic; see <see cref="Records.RuleSetLoaded"/>.</summary>
    public required string RuleSet { get; init; }
    /// <summary>Rules and correlations that ran.</summary>
    public required int Rules { get; init; }
    /// <summary>Rules that are there and were refused.</summary>
    public int Refused { get; init; }
    public IReadOnlyList<SourceFlow> Sources { get; init; } = [];
    /// <summary>Alerts raised and stored, by seconds from the event that completed the rule: one count for each of <see cref="DelayBounds"/> and one
    /// more. Only alerts whose events were received while the program ran.</summary>
    public IReadOnlyList<long> Delays { get; init; } = [];
    /// <summary>Alerts of events that were received before the program started: of a backlog or of loaded files.</summary>
    public long FromBacklog { get; init; }

    /// <summary>The part before a time; without counts when it is cut, for they are of the whole.</summary>
    public RunPeriod CutAt(long to) => ToMicros <= to ? this : this with { ToMicros = to, Sources = [], Delays = [], FromBacklog = 0 };
}

/// <summary>What went through one source in a stretch.</summary>
/// <param name="Source">Name as configured.</param>
/// <param name="Received">Frames that the source gave.</param>
/// <param name="Stored">Frames made durable, those recognised as stored before among them.</param>
/// <param name="InFlight">Given and not durable at the end of the stretch; after a stop they are read again.</param>
/// <param name="Dropped">Datagrams thrown away while the pipeline was full.</param>
/// <param name="KernelDropped">Datagrams that the kernel threw away; null where nobody tells.</param>
public sealed record SourceFlow(string Source, long Received, long Stored, long InFlight, long Dropped, long? KernelDropped);
