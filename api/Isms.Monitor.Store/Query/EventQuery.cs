namespace Isms.Monitor.Store.Query;

/// <summary>A query over events: <c>field:value</c>, wildcards, ranges, networks, lists, <c>and</c>, <c>or</c>, <c>not</c>, free text.</summary>
/// <remarks>Immutable; the language is in the README of the project.</remarks>
public sealed class EventQuery
{
    public const int MaxLength = 8192;

    static readonly QueryLexer Lexer = new();

    EventQuery(string text, QueryNode root) => (Text, Root) = (text, root);

    /// <summary>Every event.</summary>
    public static EventQuery All { get; } = new("", new Everything());

    /// <summary>As it was written.</summary>
    public string Text { get; }

    internal QueryNode Root { get; }

    /// <param name="text">Empty or blank: every event.</param>
    /// <exception cref="QueryException">The text is no query; the message says where and what was expected.</exception>
    public static EventQuery Parse(string text)
    {
        if (text.Length > MaxLength) throw QueryException.TooLarge(1, MaxLength + 1, $"{MaxLength} characters");
        if (string.IsNullOrWhiteSpace(text)) return new EventQuery(text, new Everything());
        var tokens = Lexer.Tokenize(text);
        var result = QueryGrammar.Query(tokens);
        return result.HasValue ? new EventQuery(text, result.Value) : throw QueryMistake.Explain(text, tokens, result);
    }

    /// <summary>Tests events in memory; safe for several threads. <c>isms.source</c>, which only the store knows, has no value here.</summary>
    public EventPredicate ToPredicate() => QueryPredicate.Compile(Root);

    public override string ToString() => Text;
}
