using System.Buffers.Binary;

namespace Isms.Monitor.Ingest.Sources.Files;

/// <summary>Bytes of a log file up to an offset were received at an instant.</summary>
/// <remarks>On disk 24 bytes, little-endian: the offset behind the bytes (int64), the instant in microseconds since 1970-01-01 UTC (int64), and a
/// checksum of both (<see cref="CheckOf"/>, uint64), so that a torn entry is recognised. The file begins with the eight bytes <c>ISMSRCV1</c>.</remarks>
readonly record struct LedgerEntry(long End, long ReceivedMicros)
{
    public const int Size = 24;

    public static ReadOnlySpan<byte> Magic => "ISMSRCV1"u8;

    public void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to, End);
        BinaryPrimitives.WriteInt64LittleEndian(to[8..], ReceivedMicros);
        BinaryPrimitives.WriteUInt64LittleEndian(to[16..], CheckOf(this));
    }

    public static bool TryRead(ReadOnlySpan<byte> from, out LedgerEntry entry)
    {
        entry = new LedgerEntry(BinaryPrimitives.ReadInt64LittleEndian(from), BinaryPrimitives.ReadInt64LittleEndian(from[8..]));
        return BinaryPrimitives.ReadUInt64LittleEndian(from[16..]) == CheckOf(entry);
    }

    /// <summary>FNV-1a over the two numbers as 64-bit words, never 0 for an empty entry.</summary>
    static ulong CheckOf(LedgerEntry entry) =>
        unchecked((((0xCBF29CE484222325UL ^ (ulong)entry.End) * 0x100000001B3UL) ^ (ulong)entry.ReceivedMicros) * 0x100000001B3UL);
}
