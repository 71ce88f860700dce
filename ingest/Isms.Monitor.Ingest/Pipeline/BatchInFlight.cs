using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>A batch between its source and its acknowledgement.</summary>
sealed class BatchInFlight
{
    /// <summary>A batch whose frames take more is left to the collector, so that the pool does not keep what a flood of long frames needed.</summary>
    const long PooledBytes = 512 * 1024;

    readonly TaskCompletionSource _parsed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly BatchQueue _queue;
    readonly Action<EventBatch>? _tellSource;

    public BatchInFlight(EventBatch batch, SourceRun run, BatchQueue queue)
    {
        (Batch, Run, _queue, _tellSource) = (batch, run, queue, batch.Stored);
        batch.Stored = Acknowledged;
        run.Statistics.Taken(batch.Count);
    }

    public EventBatch Batch { get; }

    public SourceRun Run { get; }

    /// <summary>What the worker saw in it; complete when <see cref="Parsed"/> is.</summary>
    public BatchSummary Summary { get; } = new();

    public Task Parsed => _parsed.Task;

    public bool IsOversized => Summary.Bytes > PooledBytes;

    public void SetParsed() => _parsed.TrySetResult();

    public void SetFailed(Exception fault) => _parsed.TrySetException(fault);

    void Acknowledged(EventBatch batch)
    {
        batch.Stored = null;
        Run.Statistics.Acknowledged(batch.Count);
        _tellSource?.Invoke(batch);
        _queue.Release(this);
    }
}
