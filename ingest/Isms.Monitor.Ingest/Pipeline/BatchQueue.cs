using System.Threading.Channels;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>Batches on their way: parsed by any worker, consumed in the order in which they were written, bounded until acknowledged.</summary>
/// <remarks>One queue in order and one of work: the consumer takes the first in order and waits until a worker has parsed it.
/// So N workers share even a single source, and its order is kept.</remarks>
sealed class BatchQueue : IDisposable
{
    readonly SemaphoreSlim _free;
    readonly Channel<BatchInFlight> _inOrder;
    readonly Channel<BatchInFlight> _work;
    readonly Lock _writing = new();
    readonly int _capacity;

    public BatchQueue(int capacity)
    {
        _capacity = capacity;
        _free = new SemaphoreSlim(capacity, capacity);
        // Neither is ever full: a batch is written only when the semaphore let it in.
        _inOrder = Channel.CreateBounded<BatchInFlight>(new BoundedChannelOptions(capacity) { SingleReader = true });
        _work = Channel.CreateBounded<BatchInFlight>(new BoundedChannelOptions(capacity));
    }

    public EventBatchPool Pool { get; } = new();

    public ChannelReader<BatchInFlight> InOrder => _inOrder.Reader;

    public ChannelReader<BatchInFlight> Work => _work.Reader;

    /// <summary>Batches that are not acknowledged yet.</summary>
    public int InFlight => _capacity - _free.CurrentCount;

    public async ValueTask WriteAsync(EventBatch batch, SourceRun run, CancellationToken abort)
    {
        await _free.WaitAsync(abort);
        Write(new BatchInFlight(batch, run, this));
    }

    public bool TryWrite(EventBatch batch, SourceRun run)
    {
        if (!_free.Wait(0, CancellationToken.None)) return false;
        Write(new BatchInFlight(batch, run, this));
        return true;
    }

    /// <summary>No source writes any more.</summary>
    public void Complete()
    {
        _inOrder.Writer.TryComplete();
        _work.Writer.TryComplete();
    }

    public void Release(BatchInFlight acknowledged)
    {
        if (!acknowledged.IsOversized) Pool.Return(acknowledged.Batch);
        _free.Release();
    }

    public void Dispose() => _free.Dispose();

    void Write(BatchInFlight batch)
    {
        lock (_writing)
        {
            if (!_inOrder.Writer.TryWrite(batch) || !_work.Writer.TryWrite(batch))
                throw new OperationCanceledException("The pipeline has ended.");
        }
    }
}
