namespace Isms.Monitor.Sigma.Rules;

/// <summary>How one value of an event is compared. What each means exactly is in the README of the project.</summary>
public enum TestKind
{
    Equal, Contains, StartsWith, EndsWith, Wildcard, Regex, Cidr, Greater, GreaterOrEqual, Less, LessOrEqual,
    /// <summary>The field has a value that is not null.</summary>
    Present,
    /// <summary>The field occurs in the event, be it with null.</summary>
    Exists,
    /// <summary>The field does not occur, or is null.</summary>
    Null,
    FieldEqual, FieldContains, FieldStartsWith, FieldEndsWith,
    Minute, Hour, Day, Week, Month, Year,
    /// <summary>An <c>|expand</c> whose placeholder has no list.</summary>
    Never,
}

/// <summary>One value compared with one field: the leaf of every condition.</summary>
/// <param name="Field">A Sigma field name without blanks; null for a keyword, which looks at every value and at the raw line.</param>
/// <param name="Kind">How it is compared.</param>
/// <param name="Value">
/// By kind: the literal; the wildcard pattern with <c>\</c>, <c>*</c>, <c>?</c> escaped by <c>\</c>; the regex; the network; the number;
/// the name of the other field. Empty where the kind needs none.
/// </param>
/// <param name="Cased">Upper and lower case differ.</param>
/// <param name="RegexFlags">Of <c>i</c>, <c>m</c>, <c>s</c>, those that were given, in this order.</param>
public sealed record FieldTest(string? Field, TestKind Kind, string Value, bool Cased = false, string RegexFlags = "");
