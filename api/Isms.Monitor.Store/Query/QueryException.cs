namespace Isms.Monitor.Store.Query;

/// <summary>A query that cannot be read. The message says where, what was expected, and gives an example.</summary>
public sealed class QueryException : FormatException
{
    QueryException(int code, int line, int column, string problem, string remedy)
        : base($"query({line},{column}): ISMS{code} {problem} {remedy}")
    {
        Code = code;
        (Line, Column) = (line, column);
        (Problem, Remedy) = (problem, remedy);
    }

    /// <summary>4001 to 4008; see the README of the folder.</summary>
    public int Code { get; }

    /// <summary>1-based line in the query.</summary>
    public int Line { get; }

    /// <summary>1-based column in the line: where a console puts its mark.</summary>
    public int Column { get; }

    public string Problem { get; }

    public string Remedy { get; }

    internal static QueryException Syntax(int line, int column, string found, string expected, string example) =>
        new(4001, line, column, $"{found}; expected {expected}.", $"For example: {example}");

    internal static QueryException FieldName(int line, int column, string name) =>
        new(4002, line, column, $"'{Shown(name)}' is not a field name.",
            "A field name has letters, digits and . _ - @ only, for example source.ip:10.0.0.0/8; text with a colon needs quotes: \"12:30\".");

    internal static QueryException Network(int line, int column, string value, int longest) =>
        new(4003, line, column, $"'{Shown(value)}' is not a network: the length after / must be 0 to {longest}.",
            "For example: source.ip:10.0.0.0/8; text with a slash needs quotes: \"10.0.0.0/x\".");

    internal static QueryException OpenQuote(int line, int column) =>
        new(4004, line, column, "the quote that opens here is not closed.",
            "For example: user.name:\"jane doe\"; a quote inside the text is written \\\".");

    internal static QueryException EmptyRange(int line, int column, string from, string to) =>
        new(4005, line, column, $"the range from '{Shown(from)}' to '{Shown(to)}' is empty.",
            "The lower bound comes first, for example: destination.port:[1 TO 1023]");

    internal static QueryException TooLarge(int line, int column, string limit) =>
        new(4006, line, column, $"the query has more than {limit}.", "Split it, or use a list: event.code:(106023 or 106100)");

    internal static QueryException Keyword(int line, int column, string word) =>
        new(4007, line, column, $"'{word}' is an operator and stands here in the place of a value.", $"For the word itself use quotes: \"{word}\".");

    internal static QueryException Value(int column, string field, string value, string allowed) =>
        new(4008, 1, column, $"'{Shown(value)}' is no {field}.", $"Write one of: {allowed}.");

    static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
