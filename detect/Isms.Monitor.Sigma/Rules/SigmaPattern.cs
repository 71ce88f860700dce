using System.Text;

namespace Isms.Monitor.Sigma.Rules;

enum PatternPartKind { Literal, AnyText, AnyCharacter, Placeholder }

/// <summary>A piece of a pattern; its text is the literal, unescaped, or the name of the placeholder, and empty for wildcards.</summary>
readonly record struct PatternPart(PatternPartKind Kind, string Text);

/// <summary>
/// A Sigma string: literals, <c>*</c> and <c>?</c>. A backslash escapes a wildcard or a backslash and is itself otherwise
/// (specification, "Wildcard" and "Escaping").
/// </summary>
sealed record SigmaPattern(IReadOnlyList<PatternPart> Parts)
{
    public static readonly PatternPart Star = new(PatternPartKind.AnyText, "");

    public bool HasWildcards => Parts.Any(part => part.Kind is PatternPartKind.AnyText or PatternPartKind.AnyCharacter);

    public string LiteralText => string.Concat(Parts.Select(part => part.Text));

    public static SigmaPattern Literal(string text) => new(text.Length == 0 ? [] : [new(PatternPartKind.Literal, text)]);

    public static SigmaPattern Parse(string text)
    {
        var parts = new List<PatternPart>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter == '\\' && i + 1 < text.Length && text[i + 1] is '\\' or '*' or '?') literal.Append(text[++i]);
            else if (letter is '*' or '?') Wildcard(letter);
            else literal.Append(letter);
        }
        Flush();
        return new SigmaPattern(parts);

        void Flush()
        {
            if (literal.Length > 0) parts.Add(new(PatternPartKind.Literal, literal.ToString()));
            literal.Clear();
        }

        void Wildcard(char letter)
        {
            Flush();
            if (letter == '?') parts.Add(new(PatternPartKind.AnyCharacter, ""));
            else if (parts.Count == 0 || parts[^1] != Star) parts.Add(Star);
        }
    }

    /// <summary>The same pattern with <c>%name%</c> in its literals cut out as placeholders, for <c>|expand</c>.</summary>
    public SigmaPattern WithPlaceholders() => new([.. Parts.SelectMany(Placeholders)]);

    public SigmaPattern Unanchored(bool start, bool end)
    {
        var parts = new List<PatternPart>(Parts);
        if (start && (parts.Count == 0 || parts[0] != Star)) parts.Insert(0, Star);
        if (end && (parts.Count == 0 || parts[^1] != Star)) parts.Add(Star);
        return new SigmaPattern(parts);
    }

    public SigmaPattern MapLiterals(Func<string, string> map) =>
        new([.. Parts.Select(part => part.Kind == PatternPartKind.Literal ? part with { Text = map(part.Text) } : part)]);

    /// <summary>The test that this pattern is on a field: wildcards only at its ends make the cheap kinds.</summary>
    public FieldTest ToTest(string? field, bool cased)
    {
        var (first, last) = (Parts.Count > 0 && Parts[0] == Star, Parts.Count > 0 && Parts[^1] == Star);
        var inner = Parts.Skip(first ? 1 : 0).SkipLast(last && Parts.Count > 1 ? 1 : 0).ToList();
        if (inner.Any(part => part.Kind != PatternPartKind.Literal)) return new(field, TestKind.Wildcard, Escaped(), cased);
        var text = string.Concat(inner.Select(part => part.Text));
        if ((first || last) && text.Length == 0) return new(field, TestKind.Present, "");
        return new(field, (first, last) switch
        {
            (true, true) => TestKind.Contains,
            (true, false) => TestKind.EndsWith,
            (false, true) => TestKind.StartsWith,
            _ => TestKind.Equal,
        }, text, cased);
    }

    /// <summary>The pattern as text that <see cref="Parse"/> reads back.</summary>
    public string Escaped()
    {
        var text = new StringBuilder();
        foreach (var part in Parts)
            text.Append(part.Kind switch
            {
                PatternPartKind.AnyText => "*",
                PatternPartKind.AnyCharacter => "?",
                _ => part.Text.Replace("\\", "\\\\").Replace("*", "\\*").Replace("?", "\\?"),
            });
        return text.ToString();
    }

    static IEnumerable<PatternPart> Placeholders(PatternPart part)
    {
        if (part.Kind != PatternPartKind.Literal)
        {
            yield return part;
            yield break;
        }
        var pieces = part.Text.Split('%');
        for (var i = 0; i < pieces.Length; i++)
        {
            var isName = i % 2 == 1 && i < pieces.Length - 1 && pieces[i].Length > 0;
            var text = isName || i % 2 == 0 ? pieces[i] : "%" + pieces[i] + (i < pieces.Length - 1 ? "%" : "");
            if (text.Length > 0) yield return new(isName ? PatternPartKind.Placeholder : PatternPartKind.Literal, text);
        }
    }
}
