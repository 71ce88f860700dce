using Superpower.Model;
using static Isms.Monitor.Store.Query.QueryToken;

namespace Isms.Monitor.Store.Query;

/// <summary>Turns the place where the grammar stopped into a sentence: what stands there, what was expected, an example that fits.</summary>
static class QueryMistake
{
    public static QueryException Explain(string text, TokenList<QueryToken> tokens, TokenListParserResult<QueryToken, QueryNode> failed)
    {
        var at = failed.Remainder.Position;
        var before = at > 0 ? tokens.ElementAt(at - 1) : (Token<QueryToken>?)null;
        var here = failed.Remainder.IsAtEnd ? (Token<QueryToken>?)null : tokens.ElementAt(at);
        var (line, column) = here is { } token ? (token.Position.Line, token.Position.Column) : EndOf(text);
        var isOpen = OpenBefore(tokens, at);
        if (here is { Kind: And or Or or Not } word && before is { Kind: Field or Comparison })
            return QueryException.Keyword(line, column, word.ToStringValue());
        var (expected, example) = Expected(before, isOpen, tokens.Take(at).ToList());
        return QueryException.Syntax(line, column, Found(here), expected, example);
    }

    static (string Expected, string Example) Expected(Token<QueryToken>? before, bool isOpen, List<Token<QueryToken>> read) => before?.Kind switch
    {
        null => ("a field, a text or (", "source.ip:10.0.0.0/8 and event.outcome:failure"),
        Field => ($"a value after '{before!.Value.ToStringValue()}'", $"{before.Value.ToStringValue()}value, {before.Value.ToStringValue()}\"two words\" or {before.Value.ToStringValue()}*"),
        Comparison => ($"a value after '{before!.Value.ToStringValue()}'", "destination.port:>=1024"),
        And or Or or Not => ($"a field, a text or ( after '{before!.Value.ToStringValue()}'", "event.action:denied and not source.ip:10.0.0.0/8"),
        LeftParenthesis => ("a field, a text or ( after '('", "(event.code:106023 or event.code:106100)"),
        LeftBracket => ("the lower bound of the range", "destination.port:[1 TO 1023]"),
        To => ("the upper bound of the range", "destination.port:[1 TO 1023]"),
        _ when InRange(read) is { } inRange => (inRange, "destination.port:[1 TO 1023]"),
        _ when isOpen => (") or another term", "(event.code:106023 or event.code:106100)"),
        _ => ("and, or, another term or the end", "event.action:denied and source.ip:10.0.0.0/8"),
    };

    static string? InRange(List<Token<QueryToken>> read)
    {
        var open = read.FindLastIndex(token => token.Kind == LeftBracket);
        if (open < 0 || read.FindIndex(open, token => token.Kind == RightBracket) >= 0) return null;
        return read.FindIndex(open, token => token.Kind == To) < 0 ? "TO between the bounds of the range" : "] after the range";
    }

    static string Found(Token<QueryToken>? here) => here is { } token ? $"unexpected '{token.ToStringValue()}'" : "the query ends too early";

    static bool OpenBefore(TokenList<QueryToken> tokens, int at) =>
        tokens.Take(at).Count(token => token.Kind == LeftParenthesis) > tokens.Take(at).Count(token => token.Kind == RightParenthesis);

    static (int Line, int Column) EndOf(string text)
    {
        var trimmed = text.TrimEnd();
        return (trimmed.Count(letter => letter == '\n') + 1, trimmed.Length - trimmed.LastIndexOf('\n'));
    }
}
