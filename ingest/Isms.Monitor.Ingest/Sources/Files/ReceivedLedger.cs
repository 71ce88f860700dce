namespace Isms.Monitor.Ingest.Sources.Files;

/// <summary>When the bytes of one generation were received: written before they are given on, so that a second reading after a crash
/// gives each line the same time, and with it the same id.</summary>
/// <remarks>Flushed to the system but not to the disk: a power cut can take entries only together with the knowledge of lines that were
/// never stored, since what is stored has its position in the store and is not read again.</remarks>
sealed class ReceivedLedger : IDisposable
{
    const long CompactedBytes = 1 << 20;

    readonly FileStream _file;
    readonly Queue<LedgerEntry> _entries = new();

    ReceivedLedger(FileStream file) => _file = file;

    /// <summary>Received times are known up to here.</summary>
    public long End { get; private set; }

    /// <param name="path">Made if it is not there.</param>
    /// <param name="below">What ends at or below is not needed any more.</param>
    public static ReceivedLedger Open(string path, long below)
    {
        var entries = Read(path);
        if (entries.Count * (long)LedgerEntry.Size > CompactedBytes)
        {
            Rewrite(path, entries.Where(entry => entry.End > below));
            entries = Read(path);
        }
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        file.Write(LedgerEntry.Magic);
        // What is torn at the end is cut off, or the entries appended behind it would be lost with it.
        file.SetLength(LedgerEntry.Magic.Length + entries.Count * (long)LedgerEntry.Size);
        file.Seek(0, SeekOrigin.End);
        file.Flush();
        var ledger = new ReceivedLedger(file) { End = entries.Count == 0 ? 0 : entries[^1].End };
        foreach (var entry in entries)
            if (entry.End > below) ledger._entries.Enqueue(entry);
        return ledger;
    }

    /// <summary>Bytes up to <paramref name="end"/> are there now; those that a former reading saw keep their time.</summary>
    public void Reach(long end, long nowMicros)
    {
        if (end <= End) return;
        var entry = new LedgerEntry(end, nowMicros);
        Span<byte> bytes = stackalloc byte[LedgerEntry.Size];
        entry.Write(bytes);
        _file.Write(bytes);
        _file.Flush();
        _entries.Enqueue(entry);
        End = end;
    }

    /// <summary>When a byte was received. Asked in ascending order.</summary>
    public long ReceivedAt(long offset)
    {
        while (_entries.Peek().End <= offset) _entries.Dequeue();
        return _entries.Peek().ReceivedMicros;
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Up to the first entry that is torn, or that does not lie behind the one before.</summary>
    static List<LedgerEntry> Read(string path)
    {
        var entries = new List<LedgerEntry>();
        if (!File.Exists(path)) return entries;
        var bytes = File.ReadAllBytes(path).AsSpan();
        if (!bytes.StartsWith(LedgerEntry.Magic)) return entries;
        bytes = bytes[LedgerEntry.Magic.Length..];
        while (bytes.Length >= LedgerEntry.Size && LedgerEntry.TryRead(bytes, out var entry) && entry.End > (entries.Count == 0 ? 0 : entries[^1].End))
        {
            entries.Add(entry);
            bytes = bytes[LedgerEntry.Size..];
        }
        return entries;
    }

    static void Rewrite(string path, IEnumerable<LedgerEntry> entries)
    {
        var beside = path + ".new";
        using (var writer = new ReceivedLedgerWriter(beside))
            foreach (var entry in entries) writer.Add(entry.End, entry.ReceivedMicros);
        File.Move(beside, path, overwrite: true);
    }
}
