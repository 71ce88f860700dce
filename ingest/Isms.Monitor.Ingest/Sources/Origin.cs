using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Isms.Monitor.Ingest.Sources;

/// <summary>The number that says what offsets count in: 128 bits of a SHA-256 over the parts that name it.</summary>
static class Origin
{
    public static UInt128 Of(string source, long number, ReadOnlySpan<byte> more = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> lengths = stackalloc byte[12];
        var name = Encoding.UTF8.GetBytes(source);
        BinaryPrimitives.WriteInt32LittleEndian(lengths, name.Length);
        BinaryPrimitives.WriteInt64LittleEndian(lengths[4..], number);
        hash.AppendData(lengths);
        hash.AppendData(name);
        hash.AppendData(more);
        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }
}
