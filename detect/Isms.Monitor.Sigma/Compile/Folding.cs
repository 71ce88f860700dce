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
        Ascii.ToLower(value, into, out var written);
        return written == value.Length ? written : written + FoldRunes(value[written..], into[written..]);
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
