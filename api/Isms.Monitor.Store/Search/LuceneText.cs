using System.Text;

namespace Isms.Monitor.Store.Search;

/// <summary>Escapes of Lucene: a backslash makes the next character literal.</summary>
static class LuceneText
{
    /// <summary>Literal text as a pattern.</summary>
    public static string Escape(string literal)
    {
        var text = new StringBuilder();
        foreach (var letter in literal)
        {
            if (letter is '*' or '?' or '\\') text.Append('\\');
            text.Append(letter);
        }
        return text.ToString();
    }

    public static string Unescape(string written)
    {
        var text = new StringBuilder();
        for (var at = 0; at < written.Length; at++)
        {
            if (written[at] == '\\' && at + 1 < written.Length) at++;
            text.Append(written[at]);
        }
        return text.ToString();
    }

    public static bool HasWildcard(string written)
    {
        for (var at = 0; at < written.Length; at++)
        {
            if (written[at] == '\\') at++;
            else if (written[at] is '*' or '?') return true;
        }
        return false;
    }

    /// <summary>A pattern cut in literals and wildcards.</summary>
    public static IEnumerable<(char Wildcard, string Literal)> Parts(string pattern)
    {
        var literal = new StringBuilder();
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] is '*' or '?')
            {
                if (literal.Length > 0) yield return ('\0', literal.ToString());
                literal.Clear();
                yield return (pattern[at], "");
                continue;
            }
            if (pattern[at] == '\\' && at + 1 < pattern.Length) at++;
            literal.Append(pattern[at]);
        }
        if (literal.Length > 0) yield return ('\0', literal.ToString());
    }
}
