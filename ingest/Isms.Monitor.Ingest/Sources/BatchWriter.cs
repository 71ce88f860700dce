using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Pipeline;

namespace Isms.Monitor.Ingest.Sources;

/// <summary>Fills batches of one origin and one sender and hands them on.</summary>
sealed class BatchWriter(SourceOutput output, SourceSettings settings, UInt128 origin, string sender, Action<EventBatch>? stored = null)
{
    /// <summary>A batch of long frames is handed on before it is full, so that memory does not follow the frames.</summary>
    const int MaxBytes = 1 << 20;

    EventBatch? _batch;
    int _bytes;

    public UInt128 Origin => origin;

    public string Sender => sender;

    public int Count => _batch?.Count ?? 0;

    /// <summary>Position behind what waits here.</summary>
    public long Next => _batch?.Position.Offset ?? 0;

    /// <summary>Whether <see cref="FlushAsync"/> must come before the next <see cref="Add"/>.</summary>
    public bool IsFull => _batch is { IsFull: true } || _bytes >= MaxBytes;

    /// <param name="frame">Copied.</param>
    /// <param name="offset">Where it stands in its origin.</param>
    /// <param name="next">Where the next one stands.</param>
    /// <param name="receivedMicros">The same value whenever the frame is read again.</param>
    public void Add(ReadOnlySpan<byte> frame, long offset, long next, long receivedMicros)
    {
        var batch = _batch ??= Begin();
        var added = batch.Add(frame);
        added.Offset = offset;
        added.ReceivedMicros = receivedMicros;
        added.Id = EventId.Of(receivedMicros, origin, offset);
        batch.Position = new SourcePosition(settings.Name, origin, next);
        _bytes += frame.Length;
    }

    /// <summary>Moves the position of the waiting batch over a record that gave no event; false when no batch waits.</summary>
    public bool TryPass(long next)
    {
        if (_batch is null) return false;
        _batch.Position = new SourcePosition(settings.Name, origin, next);
        return true;
    }

    public async ValueTask FlushAsync(CancellationToken abort)
    {
        if (TakeBatch() is { } batch) await output.WriteAsync(batch, abort);
    }

    /// <summary>False when the pipeline is full; the batch then stays here.</summary>
    public bool TryFlush()
    {
        if (_batch is null) return true;
        if (!output.TryWrite(_batch)) return false;
        TakeBatch();
        return true;
    }

    /// <summary>Gives the batch away; null when there is none.</summary>
    public EventBatch? TakeBatch()
    {
        var batch = _batch;
        (_batch, _bytes) = (null, 0);
        return batch;
    }

    EventBatch Begin()
    {
        var batch = output.Rent();
        batch.Format = settings.Format;
        batch.Sender = sender;
        batch.Stored = stored;
        return batch;
    }
}
