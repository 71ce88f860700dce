using System.Collections.Concurrent;

namespace Isms.Monitor.Events;

/// <summary>Batches that are not in use. More than <see cref="Kept"/> are left to the collector.</summary>
public sealed class EventBatchPool
{
    const int Kept = 64;

    readonly ConcurrentQueue<EventBatch> _free = new();

    public EventBatch Rent() => _free.TryDequeue(out var batch) ? batch : new EventBatch();

    /// <summary>Takes a batch back; nobody may hold it or its events any more.</summary>
    public void Return(EventBatch batch)
    {
        batch.Clear();
        if (_free.Count < Kept) _free.Enqueue(batch);
    }
}
