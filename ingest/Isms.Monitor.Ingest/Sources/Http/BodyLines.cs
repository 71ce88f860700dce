using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Framing;
using Isms.Monitor.Ingest.Pipeline;

namespace Isms.Monitor.Ingest.Sources.Http;

/// <summary>The lines of one body on their way to the store.</summary>
/// <param name="output">The pipeline.</param>
/// <param name="settings">With the format of the request.</param>
/// <param name="origin">Offsets count lines in it.</param>
/// <param name="sender">Address of the client.</param>
/// <param name="receivedMicros">One time for all lines.</param>
/// <param name="below">Lines below are stored already and not given again.</param>
/// <param name="stored">Told how far it is stored; null: nobody asks.</param>
sealed class BodyLines(SourceOutput output, SourceSettings settings, UInt128 origin, string sender, long receivedMicros, long below, Action<long>? stored)
{
    readonly TaskCompletionSource _allStored = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly DelimitedFramer _framer = new((byte)'\n');
    long _line;

    /// <summary>Batches that are not stored yet, and one for the body itself while it is read.</summary>
    int _open = 1;

    /// <summary>Returns how many lines there are, once all of them are stored.</summary>
    public async Task<long> WriteAsync(Stream body, CancellationToken abort)
    {
        var writer = new BatchWriter(output, settings, origin, sender, OnStored);
        while (await body.ReadAsync(_framer.Free, abort) is > 0 and var read)
        {
            _framer.Advance(read);
            while (Fill(writer)) await GiveAsync(writer, abort);
        }
        if (_framer.TryReadRest(out var rest)) Add(writer, rest);
        await GiveAsync(writer, abort);
        Close();
        await _allStored.Task.WaitAsync(abort);
        return _line;
    }

    bool Fill(BatchWriter writer)
    {
        while (!writer.IsFull)
        {
            if (!_framer.TryRead(out var frame)) return false;
            Add(writer, frame);
        }
        return true;
    }

    void Add(BatchWriter writer, ReadOnlySpan<byte> frame)
    {
        if (_line >= below) writer.Add(frame, _line, _line + 1, receivedMicros);
        _line++;
    }

    async ValueTask GiveAsync(BatchWriter writer, CancellationToken abort)
    {
        if (writer.Count == 0) return;
        Interlocked.Increment(ref _open);
        await writer.FlushAsync(abort);
    }

    void OnStored(EventBatch batch)
    {
        stored?.Invoke(batch.Position.Offset);
        Close();
    }

    void Close()
    {
        if (Interlocked.Decrement(ref _open) == 0) _allStored.TrySetResult();
    }
}
