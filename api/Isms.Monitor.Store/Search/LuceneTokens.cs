using System.Text;

namespace Isms.Monitor.Store.Search;

enum LuceneKind { Field, Word, Quoted, Range, Compare, And, Or, Not, Plus, Open, Close }

/// <param name="Kind">What it is.</param>
/// <param name="Text">Of a word as written, with its escapes; else without.</param>
/// <param name="From">Of a range.</param>
/// <param name="To">Of a range.</param>
sealed record LuceneToken(LuceneKind Kind, string Text, RangeEnd? From = null, RangeEnd? To = null);

/// <summary>Cuts Lucene's query text into tokens.</summary>
static class LuceneTokens
{
    public const int MaxLength = 100_000;

    public static List<LuceneToken> Of(string text)
    {
        if (text.Length > MaxLength) throw SearchException.Wrong($"the query text is longer than {MaxLength} characters.", "Write a shorter one.");
        var (tokens, at) = (new List<LuceneToken>(), 0);
        while (Skip(text, ref at)) tokens.Add(Read(text, ref at));
        return tokens;
    }

    static bool Skip(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at < text.Length;
    }

    static LuceneToken Read(string text, ref int at)
    {
        switch (text[at])
        {
            case '(': return Sign(LuceneKind.Open, "(", ref at);
            case ')': return Sign(LuceneKind.Close, ")", ref at);
            case '+': return Sign(LuceneKind.Plus, "+", ref at);
            case '-' or '!': return Sign(LuceneKind.Not, text[at].ToString(), ref at);
            case '"': return new LuceneToken(LuceneKind.Quoted, Quoted(text, ref at));
            case '[' or '{': return Range(text, ref at);
            case '>' or '<': return Compare(text, ref at);
            case '/': throw SearchException.Unknown("a regular expression in the query text");
            case '&' when text.AsSpan(at).StartsWith("&&"): return Sign(LuceneKind.And, "&&", ref at);
            case '|' when text.AsSpan(at).StartsWith("||"): return Sign(LuceneKind.Or, "||", ref at);
            default: return Word(text, ref at);
        }
    }

    static LuceneToken Sign(LuceneKind kind, string text, ref int at)
    {
        at += text.Length;
        return new LuceneToken(kind, text);
    }

    static LuceneToken Word(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')' or '"' or ':' or '[' or ']' or '{' or '}' or '^' or '~'))
            at += text[at] == '\\' ? 2 : 1;
        at = Math.Min(at, text.Length);
        var word = text[start..at];
        if (at < text.Length && text[at] is '^' or '~') throw SearchException.Unknown($"'{text[at]}' in the query text");
        if (word.Length == 0) throw SearchException.Wrong($"the query text has '{text[at]}' where it means nothing.", "Put a backslash before it, or the value in quotes.");
        if (at < text.Length && text[at] == ':')
        {
            at++;
            return new LuceneToken(LuceneKind.Field, LuceneText.Unescape(word));
        }
        return word switch
        {
            "AND" => new LuceneToken(LuceneKind.And, word),
            "OR" => new LuceneToken(LuceneKind.Or, word),
            "NOT" => new LuceneToken(LuceneKind.Not, word),
            _ => new LuceneToken(LuceneKind.Word, word),
        };
    }

    static string Quoted(string text, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length) at++;
            value.Append(text[at]);
        }
        if (at >= text.Length) throw SearchException.Wrong("the query text has a quote that is not closed.", "Close it.");
        at++;
        return value.ToString();
    }

    /// <summary><c>[a TO b]</c>, <c>{a TO b}</c>, mixed.</summary>
    static LuceneToken Range(string text, ref int at)
    {
        var isFromIncluded = text[at++] == '[';
        var from = Bound(text, ref at);
        var to = Bound(text, ref at) == "TO" ? Bound(text, ref at) : null;
        if (from.Length == 0 || to is not { Length: > 0 } || !Skip(text, ref at) || text[at] is not (']' or '}'))
            throw SearchException.Wrong("the query text has a range that is not whole.", "Write [1 TO 5] or [now-1d TO *].");
        var isToIncluded = text[at++] == ']';
        return new LuceneToken(LuceneKind.Range, "[", from == "*" ? null : new RangeEnd(from, isFromIncluded), to == "*" ? null : new RangeEnd(to, isToIncluded));
    }

    static string Bound(string text, ref int at)
    {
        if (!Skip(text, ref at)) return "";
        if (text[at] == '"') return Quoted(text, ref at);
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (']' or '}')) at++;
        return LuceneText.Unescape(text[start..at]);
    }

    /// <summary><c>&gt;=5</c> behind a field.</summary>
    static LuceneToken Compare(string text, ref int at)
    {
        var isLower = text[at++] == '>';
        var isIncluded = at < text.Length && text[at] == '=';
        if (isIncluded) at++;
        var value = Skip(text, ref at) && text[at] == '"' ? Quoted(text, ref at) : at < text.Length ? Word(text, ref at).Text : "";
        var end = new RangeEnd(LuceneText.Unescape(value), isIncluded);
        return new LuceneToken(LuceneKind.Compare, isLower ? ">" : "<", isLower ? end : null, isLower ? null : end);
    }
}
