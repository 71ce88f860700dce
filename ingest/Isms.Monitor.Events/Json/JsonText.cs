using System.Buffers.Text;
using System.Text;

namespace Isms.Monitor.Events;

/// <summary>Text inside JSON strings: taking escapes out.</summary>
public static class JsonText
{
    /// <summary>Writes the text of a JSON string without its escapes.</summary>
    /// <param name="escaped">What stands between the quotes.</param>
    /// <param name="to">At least as long.</param>
    /// <returns>Bytes written, or -1 for an escape that JSON does not know. A lone surrogate becomes U+FFFD.</returns>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> to)
    {
        var written = 0;
        while (true)
        {
            var plain = escaped.IndexOf((byte)'\\');
            var copied = plain < 0 ? escaped : escaped[..plain];
            copied.CopyTo(to[written..]);
            written += copied.Length;
            if (plain < 0) return written;
            escaped = escaped[(plain + 1)..];
            if (escaped.Length == 0) return -1;
            if (escaped[0] == 'u')
            {
                var used = Unicode(escaped, to[written..], out var bytes);
                if (used < 0) return -1;
                written += bytes;
                escaped = escaped[used..];
                continue;
            }
            var letter = Letter(escaped[0]);
            if (letter == 0) return -1;
            to[written++] = letter;
            escaped = escaped[1..];
        }
    }

    static byte Letter(byte escape) => escape switch
    {
        (byte)'"' or (byte)'\\' or (byte)'/' => escape,
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => 0,
    };

    static int Unicode(ReadOnlySpan<byte> escape, Span<byte> to, out int bytes)
    {
        bytes = 0;
        if (!TryUnit(escape, out var unit)) return -1;
        var used = 5;
        var rune = Rune.ReplacementChar;
        if (char.IsHighSurrogate(unit) && escape.Length > 6 && escape[5] == '\\' && TryUnit(escape[6..], out var low) && char.IsLowSurrogate(low))
        {
            rune = new Rune(unit, low);
            used = 11;
        }
        else if (Rune.TryCreate(unit, out var single))
        {
            rune = single;
        }
        bytes = rune.EncodeToUtf8(to);
        return used;
    }

    static bool TryUnit(ReadOnlySpan<byte> escape, out char unit)
    {
        unit = default;
        if (escape.Length < 5 || escape[0] != 'u') return false;
        if (!Utf8Parser.TryParse(escape.Slice(1, 4), out ushort value, out var used, 'x') || used != 4) return false;
        unit = (char)value;
        return true;
    }
}
