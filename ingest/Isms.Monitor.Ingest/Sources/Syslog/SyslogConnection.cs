using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Framing;

namespace Isms.Monitor.Ingest.Sources.Syslog;

/// <summary>One connection: bytes to frames to batches. Ids count the frames of the connection.</summary>
sealed class SyslogConnection(Stream stream, BatchWriter writer, TimeSpan idleTimeout, TimeProvider clock)
{
    readonly SyslogStreamFramer _framer = new();
    long _sequence;

    /// <summary>Until the sender closes, is idle for too long, or <paramref name="stop"/>; what was read is given in every case.</summary>
    /// <exception cref="InvalidDataException">Octet counting is broken; what was left of the bytes was given as a frame.</exception>
    public async Task RunAsync(CancellationToken stop, CancellationToken abort)
    {
        try
        {
            while (await ReadAsync(stop) is > 0 and var read)
            {
                _framer.Advance(read);
                while (Fill()) await writer.FlushAsync(abort);
                await writer.FlushAsync(abort);
            }
        }
        finally
        {
            if (_framer.TryReadRest(out var rest)) Add(rest);
            await writer.FlushAsync(abort);
        }
    }

    async ValueTask<int> ReadAsync(CancellationToken stop)
    {
        using var idle = new CancellationTokenSource(idleTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, idle.Token);
        try
        {
            return await stream.ReadAsync(_framer.Free, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            return 0;
        }
    }

    bool Fill()
    {
        while (!writer.IsFull)
        {
            if (!_framer.TryRead(out var frame)) return false;
            if (frame.Length > 0) Add(frame);
        }
        return true;
    }

    void Add(ReadOnlySpan<byte> frame)
    {
        writer.Add(frame, _sequence, _sequence + 1, UnixMicros.From(clock.GetUtcNow()));
        _sequence++;
    }
}
