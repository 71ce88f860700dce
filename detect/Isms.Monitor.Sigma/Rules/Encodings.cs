using System.Text;

namespace Isms.Monitor.Sigma.Rules;

/// <summary>The value transformations of Sigma: what the text of a rule may look like in a log.</summary>
static class Encodings
{
    /// <summary>The dash of a command line switch and what Windows takes for it: hyphen, slash, en dash, em dash, horizontal bar.</summary>
    const string Dashes = "-/\u2013\u2014\u2015";

    /// <summary>Bytes of <paramref name="text"/> in the encoding that the modifier names; <c>utf16</c> starts with a byte order mark.</summary>
    public static byte[] Wide(string modifier, string text) => modifier switch
    {
        "utf16be" => Encoding.BigEndianUnicode.GetBytes(text),
        "utf16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        _ => Encoding.Unicode.GetBytes(text),
    };

    /// <summary>
    /// The three texts that <paramref name="bytes"/> become inside longer base64, depending on their offset modulo 3; characters
    /// that depend on the neighbouring bytes are cut off.
    /// </summary>
    public static IEnumerable<string> Base64AtOffsets(byte[] bytes)
    {
        for (var offset = 0; offset < 3; offset++)
        {
            var text = Convert.ToBase64String([.. new byte[offset], .. bytes]);
            var start = offset switch { 0 => 0, 1 => 2, _ => 3 };
            var end = ((bytes.Length + offset) % 3) switch { 0 => 0, 1 => 3, _ => 2 };
            if (text.Length - end > start) yield return text[start..^end];
        }
    }

    /// <summary>
    /// Every spelling of the switches in a pattern: a dash that no word character precedes and one follows stands for each of the five.
    /// Lazy, since five to the power of the number of switches are possible: the caller bounds it.
    /// </summary>
    public static IEnumerable<SigmaPattern> Windash(SigmaPattern pattern) => Tails(pattern, 0, 0);

    static IEnumerable<SigmaPattern> Tails(SigmaPattern pattern, int firstPart, int from)
    {
        for (var part = firstPart; part < pattern.Parts.Count; part++, from = 0)
        {
            var text = pattern.Parts[part].Text;
            for (var i = from; i < text.Length; i++)
            {
                if (!IsSwitch(text, i)) continue;
                var (thisPart, at) = (part, i);
                return Dashes.SelectMany(dash => Tails(pattern, thisPart, at + 1).Select(tail => With(tail, thisPart, at, dash)));
            }
        }
        return [pattern];
    }

    static SigmaPattern With(SigmaPattern pattern, int part, int at, char dash)
    {
        var parts = pattern.Parts.ToArray();
        parts[part] = parts[part] with { Text = string.Concat(parts[part].Text.AsSpan(0, at), [dash], parts[part].Text.AsSpan(at + 1)) };
        return new SigmaPattern(parts);
    }

    static bool IsSwitch(string text, int i) =>
        Dashes.Contains(text[i]) && (i == 0 || !IsWord(text[i - 1])) && i + 1 < text.Length && IsWord(text[i + 1]);

    static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
