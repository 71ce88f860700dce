using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Sources;

namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>Sources, workers that parse and enrich, and one consumer, in bounded queues: a slow consumer slows the sources and drops nothing.</summary>
/// <remarks><para>Order: batches reach the consumer in the order in which their sources wrote them.</para>
/// <para>Nothing lost: the consumer calls <see cref="EventBatch.Acknowledge"/> once the events are durable, perhaps for many batches
/// at once; only then does a source move its position. After it, a batch belongs to the pool and must not be touched. It must not wait for
/// further batches to do so, since there may be none: HTTP requests that are being stopped wait for theirs.</para>
/// <para>A fault of a source ends neither the pipeline nor another source. A fault of the consumer ends the pipeline: nothing more is
/// acknowledged, and a new pipeline over new sources reads again what was not.</para></remarks>
public sealed class IngestPipeline : IDisposable
{
    readonly PipelineOptions _options;
    readonly Func<EventBatch, CancellationToken, ValueTask> _consumer;
    readonly BatchQueue _queue;
    readonly SourceRun[] _runs;

    /// <param name="options">Sizes and hooks.</param>
    /// <param name="sources">Each with a name of its own.</param>
    /// <param name="consumer">Takes the batches, one at a time.</param>
    /// <param name="clock">Of pauses and statistics.</param>
    /// <exception cref="SourceOptionsException">An option is out of bounds, or two sources have one name.</exception>
    public IngestPipeline(PipelineOptions options, IReadOnlyList<ISource> sources, Func<EventBatch, CancellationToken, ValueTask> consumer, TimeProvider clock)
    {
        new Bounds().Within("Ingest:Workers", options.Workers, 1, 64).Within("Ingest:InFlightBatches", options.InFlightBatches, 4, 4096)
            .That(sources.DistinctBy(source => source.Settings.Name).Count() == sources.Count,
                "ISMS1102 two sources have one name. Give each source a name of its own, since its position is stored under it.")
            .Check();
        (_options, _consumer) = (options, consumer);
        _queue = new BatchQueue(options.InFlightBatches);
        _runs = [.. sources.Select(source => new SourceRun(source, options, clock))];
    }

    /// <summary>What is known of each source now; a copy that does not change.</summary>
    public IReadOnlyList<SourceStatus> Status => [.. _runs.Select(run => run.Statistics.Snapshot())];

    /// <summary>Batches that are not acknowledged yet.</summary>
    public int InFlight => _queue.InFlight;

    /// <summary>Runs until all sources have ended and the consumer has seen every batch.</summary>
    /// <param name="stop">Sources take nothing new; what they took is still consumed.</param>
    /// <param name="abort">Ends now.</param>
    /// <exception cref="OperationCanceledException">It was aborted.</exception>
    public async Task RunAsync(CancellationToken stop, CancellationToken abort)
    {
        using var faulted = CancellationTokenSource.CreateLinkedTokenSource(abort);
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(stop, faulted.Token);
        var consuming = Task.Run(() => ConsumeAsync(faulted.Token), CancellationToken.None);
        var parsing = Enumerable.Range(0, _options.Workers).Select(_ => Task.Run(() => ParseAsync(faulted.Token), CancellationToken.None)).ToArray();
        var reading = Task.WhenAll(_runs.Select(run => Task.Run(() => run.RunAsync(_queue, stopped.Token, faulted.Token), CancellationToken.None)));
        if (await Task.WhenAny(reading, consuming) == consuming) await faulted.CancelAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _queue.Complete();
        try
        {
            await consuming;
            await reading;
        }
        finally
        {
            await faulted.CancelAsync();
            await Task.WhenAll(parsing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _queue.Dispose();

    async Task ConsumeAsync(CancellationToken abort)
    {
        await foreach (var next in _queue.InOrder.ReadAllAsync(abort))
        {
            abort.ThrowIfCancellationRequested();
            await next.Parsed.WaitAsync(abort);
            if (next.Run.Statistics.Merge(next.Batch.Sender, next.Summary) is { } notice) _options.Noticed?.Invoke(notice);
            await _consumer(next.Batch, abort);
        }
    }

    async Task ParseAsync(CancellationToken abort)
    {
        var stage = new ParseStage(_options);
        await foreach (var next in _queue.Work.ReadAllAsync(abort))
        {
            try
            {
                stage.Parse(next.Batch, next.Run.Settings, next.Summary);
                next.SetParsed();
            }
            catch (Exception fault)
            {
                // The consumer waits for this batch: it gets the fault, and the pipeline ends with it.
                next.SetFailed(fault);
            }
        }
    }
}
