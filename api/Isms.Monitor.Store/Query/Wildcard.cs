using System.Text;

namespace Isms.Monitor.Store.Query;

/// <summary>Literals between <c>*</c> (any characters) and <c>?</c> (one character); matches a whole text, without case.</summary>
/// <param name="Parts">Literals in lower case; <see cref="Any"/> and <see cref="One"/> stand for the wildcards.</param>
sealed record Wildcard(IReadOnlyList<string> Parts)
{
    /// <summary>Objects, not values: a literal with the same character stays a literal.</summary>
    public static readonly string Any = new('*', 1);

    public static readonly string One = new('?', 1);

    /// <summary>Reads text in which <c>\*</c>, <c>\?</c> and <c>\\</c> are literal; any other backslash is itself (Windows paths).</summary>
    public static Wildcard Parse(string text)
    {
        var parts = new List<string>();
        var literal = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '*' or '?')
            {
                Flush(parts, literal);
                parts.Add(text[at] == '*' ? Any : One);
                continue;
            }
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '*' or '?' or '\\') at++;
            literal.Append(text[at]);
        }
        Flush(parts, literal);
        return new Wildcard(parts);
    }

    public static Wildcard Literal(string text) => new(text.Length == 0 ? [] : [text.ToLowerInvariant()]);

    /// <summary>The text when there is no wildcard in it, in lower case.</summary>
    public string? Plain => Parts.Any(IsWildcard) ? null : string.Concat(Parts);

    public bool IsAnything => Parts.Count > 0 && Parts.All(part => ReferenceEquals(part, Any));

    public Wildcard Contained() => new([Any, .. Parts, Any]);

    public bool Equals(Wildcard? other) => other is not null && ToLike() == other.ToLike();

    public override int GetHashCode() => ToLike().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Concat(Parts.Select(part => IsWildcard(part) ? part
        : part.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal)
            .Replace("?", "\\?", StringComparison.Ordinal)));

    /// <summary>A pattern for <c>LIKE … ESCAPE '!'</c>.</summary>
    public string ToLike()
    {
        var like = new StringBuilder();
        foreach (var part in Parts)
        {
            if (ReferenceEquals(part, Any)) like.Append('%');
            else if (ReferenceEquals(part, One)) like.Append('_');
            else foreach (var letter in part) _ = letter is '%' or '_' or '!' ? like.Append('!').Append(letter) : like.Append(letter);
        }
        return like.ToString();
    }

    /// <summary>Whether the whole text matches.</summary>
    /// <param name="text">In lower case.</param>
    public bool Matches(string text)
    {
        var (part, at, star, retry) = (0, 0, -1, 0);
        while (true)
        {
            if (part < Parts.Count && ReferenceEquals(Parts[part], Any)) (star, part, retry) = (part, part + 1, at);
            else if (part < Parts.Count && Step(Parts[part], text, at) is > 0 and var length) (part, at) = (part + 1, at + length);
            else if (part == Parts.Count && at == text.Length) return true;
            else if (star < 0 || retry >= text.Length) return false;
            else (part, at) = (star + 1, retry += CharacterLength(text, retry));     // the last * takes one character more
        }
    }

    /// <summary>How many UTF-16 units of the text the part takes; 0 when it does not match.</summary>
    static int Step(string part, string text, int at)
    {
        if (ReferenceEquals(part, One)) return at < text.Length ? CharacterLength(text, at) : 0;
        return string.CompareOrdinal(text, at, part, 0, part.Length) == 0 ? part.Length : 0;
    }

    static int CharacterLength(string text, int at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;

    static bool IsWildcard(string part) => ReferenceEquals(part, Any) || ReferenceEquals(part, One);

    static void Flush(List<string> parts, StringBuilder literal)
    {
        if (literal.Length > 0) parts.Add(literal.ToString().ToLowerInvariant());
        literal.Clear();
    }
}
