using Isms.Monitor.Ingest.Pipeline;
using Isms.Monitor.Ingest.Sources;

namespace Isms.Monitor.Ingest.Tests.Sources;

/// <summary>The pipeline's end of one source, without its threads: the test decides when a batch is stored and when it is acknowledged.</summary>
sealed class SourceBench : IDisposable
{
    readonly BatchQueue _queue;
    readonly Queue<BatchInFlight> _stored = new();

    public SourceBench(ISource source, TimeProvider clock, int capacity = 4096)
    {
        _queue = new BatchQueue(capacity);
        Run = new SourceRun(source, new PipelineOptions { Reported = Reports.Add }, clock);
        Output = new SourceOutput(_queue, Run);
    }

    public List<SourceReport> Reports { get; } = [];

    public SourceRun Run { get; }

    public SourceOutput Output { get; }

    public int InFlight => _queue.InFlight;

    /// <summary>Stores the next batch; false when none waits.</summary>
    public bool StoreNext(MemoryStore store)
    {
        if (!_queue.InOrder.TryRead(out var next)) return false;
        store.Commit(next.Batch);
        _stored.Enqueue(next);
        return true;
    }

    public bool AcknowledgeNext()
    {
        if (!_stored.TryDequeue(out var next)) return false;
        next.Batch.Acknowledge();
        return true;
    }

    public void StoreAll(MemoryStore store)
    {
        while (StoreNext(store)) { }
        while (AcknowledgeNext()) { }
    }

    public void Dispose() => _queue.Dispose();
}
