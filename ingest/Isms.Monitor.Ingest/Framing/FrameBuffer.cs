using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Ingest.Framing;

/// <summary>Bytes that were received and not yet framed, with their offset in the stream.</summary>
sealed class FrameBuffer(long offset)
{
    const int Piece = 64 * 1024;

    /// <summary>A frame beyond the longest one is noticed when one byte more is there.</summary>
    const int MaxBytes = FrameParser.MaxFrameBytes + 1 + Piece;

    byte[] _bytes = new byte[2 * Piece];
    int _from;
    int _to;

    /// <summary>Offset in the stream of the first byte of <see cref="Waiting"/>.</summary>
    public long Offset { get; private set; } = offset;

    public ReadOnlySpan<byte> Waiting => _bytes.AsSpan(_from, _to - _from);

    /// <summary>Room for at least one piece.</summary>
    public Memory<byte> Free
    {
        get
        {
            if (_from == _to) _from = _to = 0;
            if (_bytes.Length - _to < Piece / 4) MakeRoom();
            return _bytes.AsMemory(_to);
        }
    }

    public void Advance(int count) => _to += count;

    /// <summary>Takes bytes off the front; they stay readable until <see cref="Free"/> is asked for.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        var taken = _bytes.AsSpan(_from, count);
        _from += count;
        Offset += count;
        return taken;
    }

    /// <summary>Takes <paramref name="count"/> bytes out behind the first <paramref name="keep"/> ones; what follows them moves up.</summary>
    public void DropRange(int keep, int count)
    {
        var from = _from + keep;
        _bytes.AsSpan(from + count, _to - from - count).CopyTo(_bytes.AsSpan(from));
        Offset += count;
        _to -= count;
    }

    void MakeRoom()
    {
        if (_from > 0)
        {
            Waiting.CopyTo(_bytes);
            (_from, _to) = (0, _to - _from);
        }
        if (_bytes.Length - _to < Piece / 4) Array.Resize(ref _bytes, Math.Min(_bytes.Length * 2, MaxBytes + Piece));
    }
}
