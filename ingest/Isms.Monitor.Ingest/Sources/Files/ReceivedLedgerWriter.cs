namespace Isms.Monitor.Ingest.Sources.Files;

/// <summary>Writes when the lines of a log file were received, for a file that a collector is to have taken before: put beside it as
/// <see cref="PathFor"/> and read with <see cref="FileSourceOptions.TakesReceivedTimes"/>. What is appended to the log later is received when it is read.</summary>
/// <remarks><para>Format, little-endian: the eight bytes <c>ISMSRCV1</c>, then entries of 24 bytes in ascending order: int64 the offset behind the
/// line or the run of lines, newline included; int64 the received time in microseconds since 1970-01-01 UTC; uint64 a checksum,
/// <c>((B ^ offset) * P ^ time) * P</c> modulo 2^64 with the constants of FNV-1a, B = 0xCBF29CE484222325 and P = 0x100000001B3.</para>
/// <para>Of a packed log the offsets are those of its unpacked bytes. Entries of one time that follow each other are written as one.</para></remarks>
public sealed class ReceivedLedgerWriter : IDisposable
{
    readonly FileStream _file;
    LedgerEntry _waiting;

    /// <param name="path">The ledger; what is there is overwritten.</param>
    public ReceivedLedgerWriter(string path)
    {
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 64 * 1024);
        _file.Write(LedgerEntry.Magic);
    }

    /// <summary>The ledger of a log file: its path and <c>.received</c>.</summary>
    public static string PathFor(string logPath) => logPath + ".received";

    /// <param name="endOffset">Offset behind the line, newline included; above that of the call before.</param>
    /// <param name="receivedMicros">When it was received.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset does not grow.</exception>
    public void Add(long endOffset, long receivedMicros)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(endOffset, _waiting.End);
        if (_waiting.End > 0 && _waiting.ReceivedMicros != receivedMicros) WriteWaiting();
        _waiting = new LedgerEntry(endOffset, receivedMicros);
    }

    public void Dispose()
    {
        if (_waiting.End > 0) WriteWaiting();
        _file.Dispose();
    }

    void WriteWaiting()
    {
        Span<byte> bytes = stackalloc byte[LedgerEntry.Size];
        _waiting.Write(bytes);
        _file.Write(bytes);
    }
}
