using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Ingest.Framing;

/// <summary>Frames that end with one byte: a newline (a carriage return before it goes too) or NUL.</summary>
/// <remarks>Source: RFC 6587 section 3.4.2. Empty lines are no frames; empty records between NUL bytes are. A frame longer than
/// <see cref="FrameParser.MaxFrameBytes"/> is cut to that, given when its end was seen, and the rest of it is skipped.</remarks>
public sealed class DelimitedFramer : IFramer
{
    readonly byte _end;
    readonly FrameBuffer _buffer;
    int _searched;
    long _cut;

    /// <param name="end">The byte.</param>
    /// <param name="offset">Where in the stream reading begins.</param>
    public DelimitedFramer(byte end, long offset = 0) : this(end, new FrameBuffer(offset))
    {
    }

    internal DelimitedFramer(byte end, FrameBuffer buffer) => (_end, _buffer, Start, Next) = (end, buffer, buffer.Offset, buffer.Offset);

    public long Start { get; private set; }

    public long Next { get; private set; }

    public Memory<byte> Free => _buffer.Free;

    public void Advance(int count) => _buffer.Advance(count);

    public bool TryRead(out ReadOnlySpan<byte> frame)
    {
        while (true)
        {
            var waiting = _buffer.Waiting;
            var found = waiting[_searched..].IndexOf(_end);
            if (found < 0)
            {
                Skip(waiting.Length);
                frame = default;
                return false;
            }
            if (Give(_searched + found, 1, out frame)) return true;
        }
    }

    public bool TryReadRest(out ReadOnlySpan<byte> frame)
    {
        frame = default;
        return _buffer.Waiting.Length > 0 && Give(_buffer.Waiting.Length, 0, out frame);
    }

    /// <summary>Remembers what was searched; of an overlong frame only its beginning is kept.</summary>
    void Skip(int waiting)
    {
        _searched = waiting;
        if (waiting <= FrameParser.MaxFrameBytes) return;
        _cut += waiting - FrameParser.MaxFrameBytes;
        _buffer.DropRange(FrameParser.MaxFrameBytes, waiting - FrameParser.MaxFrameBytes);
        _searched = FrameParser.MaxFrameBytes;
    }

    bool Give(int length, int ending, out ReadOnlySpan<byte> frame)
    {
        Start = _buffer.Offset - _cut;
        frame = _buffer.Take(length + ending)[..length];
        Next = _buffer.Offset;
        var isOverlong = _cut > 0 || length > FrameParser.MaxFrameBytes;
        (_searched, _cut) = (0, 0);
        if (isOverlong) frame = frame[..FrameParser.MaxFrameBytes];
        else if (_end == '\n' && frame.Length > 0 && frame[^1] == '\r') frame = frame[..^1];
        return frame.Length > 0 || _end != '\n';
    }
}
