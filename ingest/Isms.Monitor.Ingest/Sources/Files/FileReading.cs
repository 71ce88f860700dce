using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Framing;
using Isms.Monitor.Ingest.Pipeline;

namespace Isms.Monitor.Ingest.Sources.Files;

/// <summary>One generation being read: bytes to ledger, to frames, to batches.</summary>
sealed class FileReading : IDisposable
{
    readonly ReceivedLedger _ledger;
    readonly DelimitedFramer _framer;
    readonly BatchWriter _writer;
    readonly GenerationLog _generations;
    long _offset;

    public FileReading(LogFile file, FileGeneration generation, GenerationLog generations, ReceivedLedger ledger, SourceOutput output, SourceSettings settings,
        byte end, string sender)
    {
        (File, Generation, _generations, _ledger, _offset) = (file, generation, generations, ledger, generation.Next);
        _framer = new DelimitedFramer(end, _offset);
        _writer = new BatchWriter(output, settings, generation.Origin, sender, batch => generation.Stored = batch.Position.Offset);
    }

    public LogFile File { get; private set; }

    public FileGeneration Generation { get; }

    /// <summary>Known to be no longer what the path names: when its end is reached, it is done.</summary>
    public bool IsRotated { get; set; }

    public long Backlog => File.IsPacked ? 0 : Math.Max(0, File.Length - _offset);

    public long Offset => _offset;

    /// <summary>Reads a piece; null when the file is no longer the one it was (truncated, perhaps written anew).</summary>
    /// <remarks>The clock is asked behind the reading: asked before it, a line that is written in between would be received before it was there.</remarks>
    public async ValueTask<int?> ReadAsync(TimeProvider clock, CancellationToken abort)
    {
        var read = File.Read(_framer.Free.Span, _offset);
        // Only what is verified after it was read belongs to this generation: a truncation in between changes the head or the length.
        if (!IsStillItself(_offset + read)) return null;
        if (read > 0)
        {
            _offset += read;
            _ledger.Reach(_offset, UnixMicros.From(clock.GetUtcNow()));
            _framer.Advance(read);
            while (Fill()) await FlushAsync(abort);
        }
        else
        {
            await FlushAsync(abort);
        }
        return read;
    }

    /// <summary>The generation ends here: what stands behind the last newline is a line too.</summary>
    public async ValueTask EndAsync(CancellationToken abort)
    {
        if (_framer.TryReadRest(out var frame)) Add(frame);
        await FlushAsync(abort);
        Generation.EndsAt = Generation.Next;
    }

    public async ValueTask FlushAsync(CancellationToken abort)
    {
        if (_writer.Count == 0) return;
        var next = _framer.Next;
        await _writer.FlushAsync(abort);
        Generation.Given = next;
    }

    /// <summary>The bytes go on in another file: the copy that was made before the truncation.</summary>
    public void ContinueIn(LogFile copy)
    {
        File.Dispose();
        (File, IsRotated) = (copy, true);
    }

    public void Dispose()
    {
        File.Dispose();
        _ledger.Dispose();
    }

    bool Fill()
    {
        while (!_writer.IsFull)
        {
            if (!_framer.TryRead(out var frame)) return false;
            Add(frame);
        }
        return true;
    }

    /// <summary>A line is received when its last byte is.</summary>
    void Add(ReadOnlySpan<byte> frame) => _writer.Add(frame, _framer.Start, _framer.Next, _ledger.ReceivedAt(_framer.Next - 1));

    bool IsStillItself(long end)
    {
        if (File.IsPacked) return true;
        if (File.Length < end) return false;
        var head = File.Head();
        if (!Generation.Head.IsHeadOf(head)) return false;
        if (head.Length > Generation.Head.Length)
        {
            Generation.Head = FileHead.Of(head);
            _generations.Save(Generation);
        }
        return true;
    }
}
