using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Ingest.Framing;

/// <summary>A run of whole frames as they lie in a file.</summary>
/// <remarks>Reused; one thread at a time.</remarks>
public sealed class FrameChunk
{
    internal byte[] Bytes = new byte[256 * 1024];
    internal int Length;
    internal byte End = (byte)'\n';

    /// <summary>How many bytes the frames and their ends take.</summary>
    public int Size => Length;

    /// <summary>Goes over the frames: without their ends, cut to <see cref="FrameParser.MaxFrameBytes"/>. Empty lines are no frames;
    /// empty records between NUL bytes are.</summary>
    public FrameEnumerator GetEnumerator() => new(Bytes.AsSpan(0, Length), End);

    /// <summary>The frames of a chunk, one after the other.</summary>
    public ref struct FrameEnumerator
    {
        readonly byte _end;
        ReadOnlySpan<byte> _rest;

        internal FrameEnumerator(ReadOnlySpan<byte> rest, byte end)
        {
            _rest = rest;
            _end = end;
            Current = default;
        }

        /// <summary>The frame; valid until the chunk is filled again.</summary>
        public ReadOnlySpan<byte> Current { get; private set; }

        public bool MoveNext()
        {
            while (_rest.Length > 0)
            {
                var length = _rest.IndexOf(_end);
                var frame = length < 0 ? _rest : _rest[..length];
                _rest = length < 0 ? default : _rest[(length + 1)..];
                if (_end == '\n' && frame.Length > 0 && frame[^1] == '\r') frame = frame[..^1];
                if (frame.Length == 0 && _end == '\n') continue;
                Current = frame.Length > FrameParser.MaxFrameBytes ? frame[..FrameParser.MaxFrameBytes] : frame;
                return true;
            }
            return false;
        }
    }
}
