using System.Globalization;
using System.Text;

namespace Isms.Monitor.Registers.Loading.Yaml;

/// <summary>Writes a tree so that <see cref="YamlTree"/> reads the same one: mappings as lines, what is short in braces and brackets.</summary>
static class YamlText
{
    /// <summary>What is longer is spread over lines.</summary>
    const int LineLength = 130;

    /// <summary>The tree as a document.</summary>
    public static string Write(YamlPart part)
    {
        var text = new StringBuilder();
        Block(text, part, 0, startsLine: true);
        return text.ToString();
    }

    /// <summary>A register file: its key with the tree below it.</summary>
    public static string Write(string key, YamlPart part)
    {
        var text = new StringBuilder(key).Append(':');
        Value(text, part, 2);
        return text.ToString();
    }

    /// <summary>On one line.</summary>
    public static string Flow(YamlPart part) => part switch
    {
        YamlScalar scalar => Scalar(scalar),
        YamlList list => "[" + string.Join(", ", list.Items.Select(Flow)) + "]",
        YamlMap { Pairs.Count: 0 } => "{}",
        YamlMap map => "{ " + string.Join(", ", map.Pairs.Select(pair => $"{Quoted(pair.Key)}: {Flow(pair.Value)}")) + " }",
        _ => throw new InvalidOperationException($"No text for {part.GetType().Name}."),
    };

    /// <summary>A value after its key: on the same line, or deeper on the next ones.</summary>
    static void Value(StringBuilder text, YamlPart part, int indent)
    {
        var startsLine = IsSpread(part, indent);
        text.Append(startsLine ? '\n' : ' ');
        Block(text, part, indent, startsLine);
    }

    static void Block(StringBuilder text, YamlPart part, int indent, bool startsLine)
    {
        switch (part)
        {
            case YamlMap { Pairs.Count: > 0 } map when startsLine || IsSpread(map, indent):
                foreach (var (key, value) in map.Pairs)
                {
                    if (startsLine) text.Append(' ', indent);
                    startsLine = true;
                    text.Append(Quoted(key)).Append(':');
                    Value(text, value, indent + 2);
                }
                break;
            case YamlList { Items.Count: > 0 } list when IsSpread(list, indent):
                foreach (var item in list.Items)
                {
                    text.Append(' ', indent).Append("- ");
                    if (item is YamlList or YamlScalar) text.Append(Flow(item)).Append('\n');
                    else Block(text, item, indent + 2, startsLine: false);
                }
                break;
            default:
                text.Append(Flow(part)).Append('\n');
                break;
        }
    }

    static bool IsSpread(YamlPart part, int indent) => part switch
    {
        YamlMap { Pairs.Count: > 0 } or YamlList { Items.Count: > 0 } => Flow(part).Length + indent > LineLength || part is YamlList list && list.Items.Any(item => item is YamlMap),
        _ => false,
    };

    static string Scalar(YamlScalar scalar) => scalar.IsNull ? "~" : Quoted(scalar.Text);

    static string Quoted(string text) => IsPlain(text) ? text : InQuotes(text);

    /// <summary>Narrower than YAML: what is not plain beyond doubt gets quotes.</summary>
    static bool IsPlain(string text)
    {
        if (text.Length == 0 || text is "null" or "~" || text[^1] == ' ') return false;
        if (!(char.IsAsciiLetterOrDigit(text[0]) || char.IsLetter(text[0]) || text[0] is '+' or '/' or '(' || text[0] == '-' && text.Length > 1 && char.IsAsciiDigit(text[1]))) return false;
        foreach (var letter in text)
            if (!(char.IsAsciiLetterOrDigit(letter) || char.IsLetter(letter) || " _./()+%;'&@*=-".Contains(letter))) return false;
        return true;
    }

    public static string InQuotes(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            if (letter is '"' or '\\') quoted.Append('\\').Append(letter);
            else if (letter == '\n') quoted.Append("\\n");
            else if (letter == '\t') quoted.Append("\\t");
            else if (char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF') quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
            else quoted.Append(letter);
        }
        return quoted.Append('"').ToString();
    }
}
