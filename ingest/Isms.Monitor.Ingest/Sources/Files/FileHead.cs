using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Isms.Monitor.Ingest.Sources.Files;

/// <summary>Fingerprint of the first bytes of a file: its identity, whatever its name is. Log lines begin with a time, so heads differ.</summary>
readonly record struct FileHead(int Length, UInt128 Hash)
{
    public const int MaxLength = 1024;

    public static FileHead Of(ReadOnlySpan<byte> head)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(head, digest);
        return new FileHead(head.Length, BinaryPrimitives.ReadUInt128LittleEndian(digest));
    }

    /// <summary>Whether a file with this head may be the same, grown.</summary>
    public bool IsHeadOf(ReadOnlySpan<byte> head) => Length > 0 && head.Length >= Length && Of(head[..Length]) == this;
}
