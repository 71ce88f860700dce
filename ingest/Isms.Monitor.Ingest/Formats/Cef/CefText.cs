using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cef;

/// <summary>Escapes and boundaries of extensions.</summary>
static class CefText
{
    /// <summary>The next equals sign that no backslash escapes, or -1.</summary>
    public static int NextEquals(ReadOnlySpan<byte> text)
    {
        for (var from = 0; text[from..].IndexOf((byte)'=') is >= 0 and var next; from += next + 1)
            if (from + next == 0 || text[from + next - 1] != '\\') return from + next;
        return -1;
    }

    /// <summary>Takes a value: up to the blank before the next key, or to the end. Blanks may be in it.</summary>
    public static ReadOnlySpan<byte> TakeValue(ref FieldCursor at, EcsEvent into)
    {
        var rest = at.Rest;
        var end = rest.Length;
        for (var from = 0; NextEquals(rest[from..]) is >= 0 and var next; from += next + 1)
        {
            var blank = rest[..(from + next)].LastIndexOf((byte)' ');
            if (blank < 0 || !IsKey(rest[(blank + 1)..(from + next)])) continue;
            end = blank;
            break;
        }
        at.Skip(end);
        at.SkipBlanks();
        var value = rest[..end].TrimEnd((byte)' ');
        return value.Contains((byte)'\\') ? Unescape(value, into) : value;
    }

    /// <summary>Takes the backslashes out that stand before <c>\ = |</c>, and reads <c>\n</c> and <c>\r</c>.</summary>
    public static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> text, EcsEvent into)
    {
        var room = into.Reserve(text.Length);
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isEscape = text[i] == '\\' && i + 1 < text.Length && text[i + 1] is (byte)'\\' or (byte)'=' or (byte)'|' or (byte)'n' or (byte)'r';
            if (isEscape) i++;
            room[written++] = !isEscape ? text[i] : text[i] == 'n' ? (byte)'\n' : text[i] == 'r' ? (byte)'\r' : text[i];
        }
        return into.KeepReserved(written);
    }

    /// <summary>Letters, digits and the marks that devices put into names of their own.</summary>
    static bool IsKey(ReadOnlySpan<byte> text)
    {
        foreach (var letter in text)
            if (!char.IsAsciiLetterOrDigit((char)letter) && letter is not ((byte)'_' or (byte)'.' or (byte)'-' or (byte)'[' or (byte)']' or (byte)',')) return false;
        return text.Length > 0;
    }
}
