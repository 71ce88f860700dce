using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Isms.Monitor.Sigma.Compile;

/// <summary>Lower case, as all comparisons that ignore case see it: the simple mapping of Unicode, independent of culture.</summary>
static class Folding
{
    /// <summary>Bytes that folding a value of <paramref name="length"/> bytes may need: an invalid byte becomes U+FFFD, three bytes.</summary>
    public static int Room(int length) => length * 3 + 4;

    public static byte[] Fold(string text) => Encoding.UTF8.GetBytes(text.ToLowerInvariant());

    /// <summary>Writes the folded value to the start of <paramref name="into"/>, which has <see cref="Room"/>.</summary>
    /// <returns>Bytes written.</returns>
    public static int Fold(ReadOnlySpan<byte> value, Span<byte> into)
    {
        var written = FoldAscii(value, into);
        return written == value.Length ? written : written + FoldRunes(value[written..], into[written..]);
    }

    /// <summary>Folds up to the first byte that is not ASCII, or a little less.</summary>
    /// <remarks>The framework's <c>Ascii.ToLower</c> is as fast once it is optimised, which takes seconds on a busy machine.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int FoldAscii(ReadOnlySpan<byte> value, Span<byte> into)
    {
        ref var from = ref MemoryMarshal.GetReference(value);
        ref var to = ref MemoryMarshal.GetReference(into);
        var at = 0;
        for (; at + Vector128<byte>.Count <= value.Length; at += Vector128<byte>.Count)
        {
            var letters = Vector128.LoadUnsafe(ref from, (nuint)at);
            if (letters.ExtractMostSignificantBits() != 0) return at;
            var capitals = Vector128.LessThan(letters - Vector128.Create((byte)'A'), Vector128.Create((byte)26));
            (letters | (capitals & Vector128.Create((byte)0x20))).StoreUnsafe(ref to, (nuint)at);
        }
        for (; at < value.Length; at++)
        {
            var letter = value[at];
            if (letter >= 0x80) return at;
            into[at] = (uint)(letter - 'A') < 26 ? (byte)(letter | 0x20) : letter;
        }
        return at;
    }

    static int FoldRunes(ReadOnlySpan<byte> value, Span<byte> into)
    {
        var written = 0;
        while (value.Length > 0)
        {
            Rune.DecodeFromUtf8(value, out var rune, out var read);
            written += Rune.ToLowerInvariant(rune).EncodeToUtf8(into[written..]);
            value = value[read..];
        }
        return written;
    }

    /// <summary>The value with invalid bytes replaced by U+FFFD, case kept.</summary>
    public static int Normalize(ReadOnlySpan<byte> value, Span<byte> into)
    {
        var written = 0;
        while (value.Length > 0)
        {
            Rune.DecodeFromUtf8(value, out var rune, out var read);
            written += rune.EncodeToUtf8(into[written..]);
            value = value[read..];
        }
        return written;
    }
}
