using System.Buffers.Binary;

namespace Isms.Monitor.Ingest.Sources.Http;

/// <summary>Keys that were seen, each with the received time of its first attempt and a fingerprint of its body. On disk before a line is given
/// on, so that a retry after a crash gives the same ids; the oldest go beyond <see cref="Kept"/>.</summary>
/// <remarks>Record of 48 bytes, little-endian: origin of the key, fingerprint of the body, received time, checksum. Flushed to the system: after a power
/// cut a lost key means a new received time, and the store still knows the origin, so nothing is stored twice.</remarks>
sealed class IdempotencyKeys : IDisposable
{
    public const int Kept = 65_536;
    const int Size = 48;

    readonly FileStream _file;
    readonly Dictionary<UInt128, Attempt> _attempts = [];
    readonly Lock _lock = new();

    IdempotencyKeys(FileStream file) => _file = file;

    /// <summary>The first attempt of a key.</summary>
    public sealed class Attempt(UInt128 body, long receivedMicros)
    {
        long _stored = long.MinValue;

        public UInt128 Body => body;

        public long ReceivedMicros => receivedMicros;

        /// <summary>One request with the key at a time.</summary>
        public SemaphoreSlim Turn { get; } = new(1, 1);

        /// <summary>Lines below are stored.</summary>
        public long Stored
        {
            get => Interlocked.Read(ref _stored);
            set => Interlocked.Exchange(ref _stored, value);
        }
    }

    public static IdempotencyKeys Open(string path)
    {
        var records = Read(path);
        var beside = path + ".new";
        using (var kept = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            foreach (var record in records.TakeLast(Kept / 2)) kept.Write(record);
            kept.Flush(flushToDisk: true);
        }
        File.Move(beside, path, overwrite: true);
        var keys = new IdempotencyKeys(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read));
        foreach (var record in records.TakeLast(Kept / 2))
            keys._attempts[BinaryPrimitives.ReadUInt128LittleEndian(record)] = new Attempt(
                BinaryPrimitives.ReadUInt128LittleEndian(record.AsSpan(16)), BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(32)));
        return keys;
    }

    /// <summary>The first attempt of this key, made now if there was none; null when too many keys came since the start.</summary>
    public Attempt? FirstOf(UInt128 key, UInt128 body, long nowMicros)
    {
        lock (_lock)
        {
            if (_attempts.TryGetValue(key, out var first)) return first;
            if (_attempts.Count >= Kept) return null;
            Span<byte> record = stackalloc byte[Size];
            BinaryPrimitives.WriteUInt128LittleEndian(record, key);
            BinaryPrimitives.WriteUInt128LittleEndian(record[16..], body);
            BinaryPrimitives.WriteInt64LittleEndian(record[32..], nowMicros);
            BinaryPrimitives.WriteUInt64LittleEndian(record[40..], CheckOf(record));
            _file.Write(record);
            _file.Flush();
            return _attempts[key] = new Attempt(body, nowMicros);
        }
    }

    public void Dispose() => _file.Dispose();

    static List<byte[]> Read(string path)
    {
        var records = new List<byte[]>();
        if (!File.Exists(path)) return records;
        foreach (var record in File.ReadAllBytes(path).Chunk(Size))
            if (record.Length == Size && BinaryPrimitives.ReadUInt64LittleEndian(record.AsSpan(40)) == CheckOf(record)) records.Add(record);
        return records;
    }

    static ulong CheckOf(ReadOnlySpan<byte> record) => (ulong)Origin.Of("key", 0, record[..40]);
}
