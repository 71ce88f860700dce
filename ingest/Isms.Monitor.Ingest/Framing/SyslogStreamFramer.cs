namespace Isms.Monitor.Ingest.Framing;

/// <summary>Chooses the framing of a syslog connection by its first bytes: <c>LEN SP &lt;</c> is octet counting, all else newlines.</summary>
/// <remarks>Decided once a connection: a sender does not change it (RFC 6587 section 3.4), and a message may begin with a digit.</remarks>
public sealed class SyslogStreamFramer : IFramer
{
    const int LongestPrefix = 10;

    readonly FrameBuffer _first = new(0);
    IFramer? _chosen;

    public long Start => _chosen?.Start ?? 0;

    public long Next => _chosen?.Next ?? 0;

    public Memory<byte> Free => _chosen?.Free ?? _first.Free;

    public void Advance(int count)
    {
        if (_chosen is null) _first.Advance(count);
        else _chosen.Advance(count);
    }

    public bool TryRead(out ReadOnlySpan<byte> frame)
    {
        frame = default;
        if (_chosen is null && IsOctetCounted() is { } isCounted) Choose(isCounted);
        return _chosen is not null && _chosen.TryRead(out frame);
    }

    public bool TryReadRest(out ReadOnlySpan<byte> frame)
    {
        if (_chosen is null) Choose(isCounted: false);
        return _chosen!.TryReadRest(out frame);
    }

    /// <summary>Null as long as the bytes do not tell.</summary>
    bool? IsOctetCounted()
    {
        var bytes = _first.Waiting;
        for (var at = 0; at < Math.Min(bytes.Length, LongestPrefix); at++)
        {
            if (bytes[at] == ' ' && at > 0) return at + 1 == bytes.Length ? null : bytes[at + 1] == '<';
            if (bytes[at] is < (byte)'0' or > (byte)'9' || (at == 0 && bytes[at] == '0')) return false;
        }
        return bytes.Length < LongestPrefix ? null : false;
    }

    void Choose(bool isCounted) => _chosen = isCounted ? new OctetCountFramer(_first) : new DelimitedFramer((byte)'\n', _first);
}
