using System.Security.Cryptography;
using System.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Correlate.Snapshots;

/// <summary>The frame of a snapshot: mark, version, positions, state, and SHA-256 of all of it as the last 32 bytes.</summary>
static class SnapshotFile
{
    const ulong Mark = 0x31_52_52_4F_43_53_49_00; // "\0ISCORR1"
    const int Version = 1;
    const int HashBytes = SHA256.HashSizeInBytes;

    public static void Write(Stream to, IReadOnlyList<SourcePosition> positions, Action<BinaryWriter> save)
    {
        using var hash = SHA256.Create();
        using (var hashing = new CryptoStream(to, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var buffer = new BufferedStream(hashing, 1 << 16))
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8))
        {
            writer.Write(Mark);
            writer.Write(Version);
            WritePositions(writer, positions);
            save(writer);
        }
        to.Write(hash.Hash!);
    }

    /// <exception cref="InvalidDataException">Not a snapshot, damaged, or of another version; <paramref name="load"/> was not called.</exception>
    public static IReadOnlyList<SourcePosition> Read(Stream from, Action<BinaryReader> load)
    {
        using var whole = new MemoryStream();
        from.CopyTo(whole);
        var length = (int)whole.Length - HashBytes;
        var bytes = whole.GetBuffer();
        if (length < 12 || !SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length, HashBytes)))
            throw new InvalidDataException("The snapshot of the correlation state is damaged.");
        using var reader = new BinaryReader(new MemoryStream(bytes, 0, length, writable: false), Encoding.UTF8);
        if (reader.ReadUInt64() != Mark || reader.ReadInt32() != Version)
            throw new InvalidDataException("The snapshot of the correlation state is of another version.");
        var positions = ReadPositions(reader);
        load(reader);
        return positions;
    }

    static void WritePositions(BinaryWriter to, IReadOnlyList<SourcePosition> positions)
    {
        to.Write(positions.Count);
        foreach (var position in positions)
        {
            to.Write(position.Source);
            to.Write128(position.Origin);
            to.Write(position.Offset);
        }
    }

    static List<SourcePosition> ReadPositions(BinaryReader from)
    {
        var positions = new List<SourcePosition>();
        for (var left = from.ReadInt32(); left > 0; left--) positions.Add(new SourcePosition(from.ReadString(), from.Read128(), from.ReadInt64()));
        return positions;
    }
}
