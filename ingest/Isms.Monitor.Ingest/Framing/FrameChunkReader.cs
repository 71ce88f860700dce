using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Ingest.Framing;

/// <summary>Cuts a stream into chunks of whole frames, in order. Memory is bounded, however long a frame is.</summary>
/// <param name="stream">Read to its end; not disposed.</param>
/// <param name="end">The byte behind each frame: a newline or NUL. The last frame may lack it.</param>
public sealed class FrameChunkReader(Stream stream, byte end)
{
    byte[] _carried = [];
    bool _isSkipping;
    bool _isAtEnd;

    /// <summary>Fills a chunk; false when there is nothing more.</summary>
    public bool TryRead(FrameChunk into)
    {
        into.End = end;
        into.Length = 0;
        Append(into, _carried);
        _carried = [];
        while (!_isAtEnd)
        {
            if (into.Length == into.Bytes.Length && !MakeRoom(into)) return true;
            var read = stream.Read(into.Bytes, into.Length, into.Bytes.Length - into.Length);
            _isAtEnd = read == 0;
            into.Length += read;
            if (_isSkipping) SkipOverlong(into);
            if (into.Length == into.Bytes.Length && Carry(into)) return true;
        }
        return into.Length > 0;
    }

    /// <summary>Keeps what stands behind the last end for the next chunk; false when the chunk holds no end at all.</summary>
    bool Carry(FrameChunk chunk)
    {
        var last = chunk.Bytes.AsSpan(0, chunk.Length).LastIndexOf(end);
        if (last < 0) return false;
        _carried = chunk.Bytes.AsSpan(last + 1, chunk.Length - last - 1).ToArray();
        chunk.Length = last + 1;
        return true;
    }

    /// <summary>One frame fills the chunk: a larger chunk, or, beyond the longest frame, the frame cut and the rest of it skipped.</summary>
    bool MakeRoom(FrameChunk chunk)
    {
        if (chunk.Length <= FrameParser.MaxFrameBytes)
        {
            Array.Resize(ref chunk.Bytes, Math.Min(chunk.Bytes.Length * 2, FrameParser.MaxFrameBytes + 1));
            return true;
        }
        _isSkipping = true;
        return false;
    }

    void SkipOverlong(FrameChunk chunk)
    {
        var next = chunk.Bytes.AsSpan(0, chunk.Length).IndexOf(end);
        if (next < 0)
        {
            chunk.Length = 0;
            return;
        }
        _isSkipping = false;
        chunk.Bytes.AsSpan(next + 1, chunk.Length - next - 1).CopyTo(chunk.Bytes);
        chunk.Length -= next + 1;
    }

    static void Append(FrameChunk chunk, byte[] bytes)
    {
        if (chunk.Bytes.Length <= bytes.Length) Array.Resize(ref chunk.Bytes, bytes.Length + 256 * 1024);
        bytes.CopyTo(chunk.Bytes, 0);
        chunk.Length = bytes.Length;
    }
}
