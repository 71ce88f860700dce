using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Isms.Monitor.Sigma.Correlate;

/// <summary>The entity values of one match as bytes, which windows keep for the alert that they may become: per value one byte for the
/// field, two for the length, then UTF-8.</summary>
static class Entities
{
    const int MaxValueBytes = 512;
    const int MaxBytes = 4096;

    /// <summary>What is kept, in the order in which a reason names it.</summary>
    public static readonly string[] Fields =
        ["source.ip", "destination.ip", "host.name", "user.name", "file.hash.sha256", "rule.name", "process.name", "url.domain"];

    /// <param name="from">The match.</param>
    /// <param name="previous">Entities of the match before in the same window: returned again where they are the same.</param>
    [SkipLocalsInit]
    public static byte[] Pack(RuleMatch from, byte[]? previous)
    {
        Span<byte> to = stackalloc byte[MaxBytes];
        var used = 0;
        for (var field = 0; field < Fields.Length; field++)
        {
            if (!from.Fields.TryGetValue(Fields[field], out var values)) continue;
            foreach (var value in values) used += Write(to[used..], (byte)field, value);
        }
        return previous is not null && to[..used].SequenceEqual(previous) ? previous : to[..used].ToArray();
    }

    public static void Unpack(ReadOnlySpan<byte> packed, Action<int, string> take)
    {
        while (packed.Length > 0)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(packed[1..]);
            take(packed[0], Encoding.UTF8.GetString(packed.Slice(3, length)));
            packed = packed[(3 + length)..];
        }
    }

    /// <summary>A value that is too long is cut; one that has no room is left out: the stored events have them whole.</summary>
    static int Write(Span<byte> to, byte field, string value)
    {
        if (value.Length == 0 || to.Length < 3 + MaxValueBytes) return 0;
        Encoding.UTF8.TryGetBytes(value.AsSpan(0, Math.Min(value.Length, MaxValueBytes / 3)), to[3..], out var written);
        to[0] = field;
        BinaryPrimitives.WriteUInt16LittleEndian(to[1..], (ushort)written);
        return 3 + written;
    }
}
