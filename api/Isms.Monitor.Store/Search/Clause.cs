namespace Isms.Monitor.Store.Search;

/// <summary>What a query of Elasticsearch means, whether it came as JSON or as Lucene text.</summary>
abstract record Clause;

sealed record MatchAllClause : Clause;

sealed record MatchNoneClause : Clause;

/// <summary>All of <paramref name="Must"/>, none of <paramref name="MustNot"/>, and of <paramref name="Should"/> at least as many as <paramref name="Minimum"/> says.</summary>
sealed record BoolClause(IReadOnlyList<Clause> Must, IReadOnlyList<Clause> Should, IReadOnlyList<Clause> MustNot, int Minimum) : Clause
{
    public static BoolClause All(params IReadOnlyList<Clause> clauses) => new(clauses, [], [], 0);
}

/// <summary>One of the values of the field is one of these.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Values">To be found.</param>
/// <param name="AnyWord">Of a text: one of the words of a value is enough; else all, one behind the other.</param>
sealed record TermsClause(string Field, IReadOnlyList<string> Values, bool AnyWord = false) : Clause;

/// <summary>One of the values of the field lies between; null is open.</summary>
/// <param name="Field">Its name.</param>
/// <param name="From">The lower end.</param>
/// <param name="To">The upper end.</param>
/// <param name="IsMillis">Numbers for a date are milliseconds, never a year.</param>
sealed record RangeClause(string Field, RangeEnd? From, RangeEnd? To, bool IsMillis = false) : Clause;

sealed record RangeEnd(string Text, bool Inclusive);

sealed record ExistsClause(string Field) : Clause;

/// <summary>One of the values matches a pattern of <c>*</c>, <c>?</c> and literals behind a backslash.</summary>
sealed record PatternClause(string Field, string Pattern) : Clause;
