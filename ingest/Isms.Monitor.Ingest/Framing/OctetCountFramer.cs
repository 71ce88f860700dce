using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Ingest.Framing;

/// <summary>Syslog frames as <c>LEN SP MSG</c>; a newline that some senders put behind a frame is skipped.</summary>
/// <remarks>Source: RFC 6587 section 3.4.1, RFC 5425 section 4.3. LEN is 1 to 10,000,000; of a frame longer than
/// <see cref="FrameParser.MaxFrameBytes"/> the rest is skipped.</remarks>
public sealed class OctetCountFramer : IFramer
{
    const int MaxDigits = 8;
    const int MaxLength = 10_000_000;

    readonly FrameBuffer _buffer;
    int _length = -1;
    int _toDrop;

    public OctetCountFramer() : this(new FrameBuffer(0))
    {
    }

    internal OctetCountFramer(FrameBuffer buffer) => _buffer = buffer;

    public long Start { get; private set; }

    public long Next { get; private set; }

    public Memory<byte> Free => _buffer.Free;

    public void Advance(int count) => _buffer.Advance(count);

    public bool TryRead(out ReadOnlySpan<byte> frame)
    {
        frame = default;
        if (_length < 0 && !TryReadLength()) return false;
        var kept = Math.Min(_length, FrameParser.MaxFrameBytes);
        if (_length > kept && !SkipOverlong(kept)) return false;
        if (_buffer.Waiting.Length < kept) return false;
        frame = _buffer.Take(kept);
        Next = _buffer.Offset;
        _length = -1;
        return true;
    }

    /// <summary>What is left is a frame that was not sent to its end, or bytes that are no frame.</summary>
    public bool TryReadRest(out ReadOnlySpan<byte> frame)
    {
        var waiting = _buffer.Waiting;
        frame = waiting.Length > FrameParser.MaxFrameBytes ? waiting[..FrameParser.MaxFrameBytes] : waiting;
        _buffer.Take(waiting.Length);
        return frame.Length > 0;
    }

    bool TryReadLength()
    {
        while (_buffer.Waiting.Length > 0 && _buffer.Waiting[0] is (byte)'\n' or (byte)'\r') _buffer.Take(1);
        Start = _buffer.Offset;
        var waiting = _buffer.Waiting;
        var length = 0;
        for (var at = 0; at < waiting.Length; at++)
        {
            var digit = waiting[at] - '0';
            if (digit == ' ' - '0' && at > 0)
            {
                (_length, _toDrop) = (length, length - FrameParser.MaxFrameBytes);
                _buffer.Take(at + 1);
                return true;
            }
            if (digit is < 0 or > 9 || (at == 0 && digit == 0) || at == MaxDigits) throw Broken();
            length = length * 10 + digit;
            if (length > MaxLength) throw Broken();
        }
        return false;
    }

    /// <summary>True once all that is beyond the longest frame has been dropped.</summary>
    bool SkipOverlong(int kept)
    {
        var beyond = Math.Min(_buffer.Waiting.Length - kept, _toDrop);
        if (beyond <= 0) return _toDrop == 0;
        _buffer.DropRange(kept, beyond);
        _toDrop -= beyond;
        return _toDrop == 0;
    }

    static InvalidDataException Broken() => new(
        "ISMS1121 octet counting is broken: a length from 1 to 10000000 and a space must stand before each message. " +
        "Let the sender use one framing for the whole connection, octet counting or newlines.");
}
