using Superpower;
using Superpower.Model;

namespace Isms.Monitor.Store.Query;

/// <summary>Cuts a query into tokens. Whether a run of characters is a field or a value depends on what stands before it:
/// after a field, in its list and in a range, colons belong to the value (IPv6 addresses, times).</summary>
sealed class QueryLexer : Tokenizer<QueryToken>
{
    const string EndsWord = "()[]\" \t\r\n";

    /// <summary>Nesting is bounded, since the grammar recurses and a query is input.</summary>
    public const int MaxNesting = 40;

    protected override IEnumerable<Result<QueryToken>> Tokenize(TextSpan span)
    {
        var lists = new Stack<bool>();          // one entry an open parenthesis: is it the list of a field?
        var (afterField, inRange, negations) = (false, false, 0);
        var rest = AfterBlanks(span);
        while (!rest.IsAtEnd)
        {
            var value = afterField || inRange || lists.TryPeek(out var list) && list;
            var token = Next(rest, value, afterField, inRange);
            if (token.Value == QueryToken.LeftParenthesis) Open(rest, lists, value);
            if (token.Value == QueryToken.RightParenthesis) lists.TryPop(out _);
            inRange = token.Value == QueryToken.LeftBracket || (inRange && token.Value != QueryToken.RightBracket);
            afterField = token.Value is QueryToken.Field or QueryToken.Comparison;
            negations = token.Value == QueryToken.Not ? negations + 1 : 0;
            if (negations > MaxNesting) throw QueryException.TooLarge(rest.Position.Line, rest.Position.Column, $"{MaxNesting} times 'not' in a row");
            yield return token;
            rest = AfterBlanks(token.Remainder);
        }
    }

    static Result<QueryToken> Next(TextSpan at, bool value, bool afterField, bool inRange) => at.ConsumeChar().Value switch
    {
        '(' => Take(at, 1, QueryToken.LeftParenthesis),
        ')' => Take(at, 1, QueryToken.RightParenthesis),
        '[' => Take(at, 1, QueryToken.LeftBracket),
        ']' => Take(at, 1, QueryToken.RightBracket),
        '"' => Quoted(at),
        '<' or '>' when afterField => Take(at, at.Length > 1 && CharAt(at, 1) == '=' ? 2 : 1, QueryToken.Comparison),
        _ => Run(at, value, inRange),
    };

    static Result<QueryToken> Run(TextSpan at, bool value, bool inRange)
    {
        var length = 0;
        while (length < at.Length && !EndsWord.Contains(CharAt(at, length), StringComparison.Ordinal)) length++;
        var text = at.First(length).ToStringValue();
        if (Keyword(text, inRange) is { } keyword) return Take(at, length, keyword);
        var colon = value ? -1 : text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || IsAddress(text) || char.IsAsciiDigit(text[0])) return Take(at, length, QueryToken.Word);
        if (!FieldName.IsValid(text.AsSpan(0, colon)))
            throw QueryException.FieldName(at.Position.Line, at.Position.Column, text[..colon]);
        return Take(at, colon + 1, QueryToken.Field);
    }

    static QueryToken? Keyword(string text, bool inRange) => text.ToUpperInvariant() switch
    {
        "TO" when inRange => QueryToken.To,
        "AND" when !inRange => QueryToken.And,
        "OR" when !inRange => QueryToken.Or,
        "NOT" when !inRange => QueryToken.Not,
        _ => null,
    };

    static Result<QueryToken> Quoted(TextSpan at)
    {
        for (var length = 1; length < at.Length; length++)
        {
            if (CharAt(at, length) == '"') return Take(at, length + 1, QueryToken.Quoted);
            if (CharAt(at, length) == '\\') length++;
        }
        throw QueryException.OpenQuote(at.Position.Line, at.Position.Column);
    }

    static bool IsAddress(string text) => text.Contains("::", StringComparison.Ordinal) || text.Count(letter => letter == ':') > 1
        ? AddressRange.TryParseAddress(text, out _) || AddressRange.TryParseNetwork(text, out _, out _)
        : false;

    static void Open(TextSpan at, Stack<bool> lists, bool list)
    {
        if (lists.Count == MaxNesting) throw QueryException.TooLarge(at.Position.Line, at.Position.Column, $"{MaxNesting} open parentheses");
        lists.Push(list);
    }

    static TextSpan AfterBlanks(TextSpan at)
    {
        var blanks = 0;
        while (blanks < at.Length && char.IsWhiteSpace(CharAt(at, blanks))) blanks++;
        return at.Skip(blanks);
    }

    static Result<QueryToken> Take(TextSpan at, int length, QueryToken token) => Result.Value(token, at, at.Skip(length));

    static char CharAt(TextSpan at, int index) => at.Source![at.Position.Absolute + index];
}
