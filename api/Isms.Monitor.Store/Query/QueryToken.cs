namespace Isms.Monitor.Store.Query;

/// <summary>The words of the query language, as the lexer cuts them.</summary>
enum QueryToken
{
    /// <summary>A field name with its colon: <c>source.ip:</c>.</summary>
    Field,

    /// <summary><c>&gt;</c>, <c>&gt;=</c>, <c>&lt;</c> or <c>&lt;=</c>, only directly after a field.</summary>
    Comparison,

    /// <summary>Text without quotes, in which <c>*</c> and <c>?</c> are wildcards.</summary>
    Word,

    /// <summary>Text in double quotes, taken as it is.</summary>
    Quoted,

    And,
    Or,
    Not,

    /// <summary>Between the bounds of a range: <c>[a TO b]</c>.</summary>
    To,

    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
}
