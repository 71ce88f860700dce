using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>Sizes and hooks of the pipeline.</summary>
public sealed record PipelineOptions
{
    /// <summary>Workers that parse and enrich, 1 to 64. Default: one for each processor, at most 8.</summary>
    public int Workers { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 8);

    /// <summary>Batches between the sources and their acknowledgement, 4 to 4,096: the bound of memory (about 0.7 MB each). A consumer
    /// that collects batches into one commit must not wait for more than that. Default 80: 20,480 events.</summary>
    public int InFlightBatches { get; init; } = 80;

    /// <summary>What runs on each event after it was parsed, in this order; called once for each worker, so that it may keep state.</summary>
    public Func<IReadOnlyList<Action<EcsEvent>>> Enrichment { get; init; } = () => [];

    /// <summary>How much later than its <c>@timestamp</c>, the sender's skew taken off, an event may arrive before it counts as late. Default 10 s.</summary>
    public TimeSpan Lateness { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether a source that failed is run again. Off for files that are loaded: <see cref="IngestPipeline.RunAsync"/> then gives the
    /// fault, after all that was read before it has been consumed.</summary>
    public bool RetriesSources { get; init; } = true;

    /// <summary>Pause before a failed source runs again: doubled from the first to the second.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A source's frames are no longer what they were. Called by the stage before the consumer; must not block.</summary>
    public Action<FormatNotice>? Noticed { get; init; }

    /// <summary>A source failed, or wants to say something. Must not block.</summary>
    public Action<SourceReport>? Reported { get; init; }
}
