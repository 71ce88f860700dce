namespace Isms.Monitor.Ingest.Framing;

/// <summary>Cuts a stream that arrives in pieces into frames. What it gives depends on the bytes alone, never on how they were cut.</summary>
/// <remarks>Use: write into <see cref="Free"/>, say how much with <see cref="Advance"/>, take frames until <see cref="TryRead"/> is
/// false. One thread. Allocates nothing a frame; memory is bounded by the longest frame and one piece.</remarks>
public interface IFramer
{
    /// <summary>Where the next piece goes; never empty after <see cref="TryRead"/> was false.</summary>
    Memory<byte> Free { get; }

    /// <summary>Offset in the stream of the first byte of the last frame, its envelope included.</summary>
    long Start { get; }

    /// <summary>Offset behind the last frame and what ends it: where the next one begins.</summary>
    long Next { get; }

    void Advance(int count);

    /// <summary>The next whole frame, cut to the longest one; valid until the next call of any member.</summary>
    /// <exception cref="InvalidDataException">The framing is broken and the stream cannot be read on; <see cref="TryReadRest"/> gives what is left.</exception>
    bool TryRead(out ReadOnlySpan<byte> frame);

    /// <summary>At the end of the stream: what stands there without its end, if anything.</summary>
    bool TryReadRest(out ReadOnlySpan<byte> frame);
}
