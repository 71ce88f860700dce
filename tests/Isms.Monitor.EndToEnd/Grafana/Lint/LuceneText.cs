using System.Text.RegularExpressions;

namespace Isms.Monitor.EndToEnd.Grafana.Lint;

/// <summary>The part of the Lucene syntax that the dashboards use: fields, words, phrases, ranges, groups, AND, OR, NOT.</summary>
sealed partial class LuceneText
{
    readonly List<string> _tokens;
    readonly List<string> _fields = [];
    int _next;

    LuceneText(string text) => _tokens = [.. Token().Matches(text).Select(match => match.Value)];

    /// <summary>Fields that the text names.</summary>
    /// <exception cref="FormatException">The text does not parse; the message says where.</exception>
    public static IReadOnlyList<string> Fields(string text)
    {
        var parser = new LuceneText(text);
        parser.Expression();
        if (parser._next < parser._tokens.Count) throw new FormatException($"'{parser._tokens[parser._next]}' is one too many");
        return parser._fields;
    }

    string? Peek => _next < _tokens.Count ? _tokens[_next] : null;

    string Take(string what) => _next < _tokens.Count ? _tokens[_next++] : throw new FormatException($"{what} is missing at the end");

    void Expression()
    {
        Clause();
        while (Peek is { } token && token != ")")
        {
            if (token is "AND" or "OR") _next++;
            Clause();
        }
    }

    void Clause()
    {
        while (Peek == "NOT") _next++;
        var token = Take("a term");
        if (token == "(") Close();
        else if (token is "AND" or "OR" or ")" or ":") throw new FormatException($"'{token}' stands where a term should");
        else if (Peek == ":") Field(token);
        else CheckTerm(token);
    }

    void Field(string name)
    {
        _next++;
        var value = Take("a value");
        if (name == "_exists_") _fields.Add(value);
        else _fields.Add(name);
        if (value == "(") Close();
        else if (value is ")" or ":" or "AND" or "OR") throw new FormatException($"'{value}' stands where a value should");
        else CheckTerm(value);
    }

    void Close()
    {
        Expression();
        if (Take("')'") != ")") throw new FormatException("')' is missing");
    }

    static void CheckTerm(string term)
    {
        if (term[0] == '"' && (term.Length < 2 || term[^1] != '"')) throw new FormatException("a quote is not closed");
        if (term[0] is '[' or '{' && !Range().IsMatch(term)) throw new FormatException($"'{term}' is no range");
    }

    [GeneratedRegex("""[():]|"(?:[^"\\]|\\.)*"?|[\[{][^\]}]*[\]}]?|(?:\\.|[^\s():"\[\]{}\\])+""", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex(@"^[\[{]\S+ TO \S+[\]}]$", RegexOptions.NonBacktracking)]
    private static partial Regex Range();
}
