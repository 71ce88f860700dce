using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Search;

/// <summary>A field as SQL over a row of its table. Nothing in it comes from a request.</summary>
/// <param name="Kind">How its values compare.</param>
/// <param name="List">All values as a list of the kind's type, without nulls; may be null.</param>
/// <param name="Single">The one value, or null, where no row has several; null: a row may have several.</param>
sealed record SearchField(FieldKind Kind, string List, string? Single = null)
{
    /// <summary>A column that holds the value of most rows; the others have flag 1 and the value in <see cref="Rest"/>.</summary>
    public string? Column { get; init; }

    public string Rest { get; init; } = "";

    /// <summary>Name of the two columns of an address without <c>_high</c> and <c>_low</c>; what does not fit them is in <see cref="Rest"/>.</summary>
    public string? Address { get; init; }

    public static SearchField Unmapped { get; } = new(FieldKind.None, "NULL::VARCHAR[]");

    public bool IsNumeric => Kind is FieldKind.Long or FieldKind.Double or FieldKind.Boolean or FieldKind.Date;

    public string Exists => Single is { } one ? $"({one} IS NOT NULL)" : $"(coalesce(len({List}), 0) > 0)";

    /// <summary>A field whose values lie in JSON, or in a column as text.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="texts">A list of texts.</param>
    public static SearchField OfTexts(FieldKind kind, string texts) => new(kind, ListOf(kind, texts));

    public static string ListOf(FieldKind kind, string texts) => kind is FieldKind.Keyword or FieldKind.Text
        ? $"list_filter({texts}, lambda v: v IS NOT NULL)"
        : $"list_filter(list_transform({texts}, lambda v: {OfText(kind, "v")}), lambda v: v IS NOT NULL)";

    /// <summary>True where one of the values fulfils the condition; never null.</summary>
    public string Any(Func<string, string> condition) => Column is { } column ? $"({Holds(condition(column))} OR (flags & 1 = 1 AND {AnyOf(Rest, condition)}))"
        : Single is { } one ? Holds(condition(one))
        : AnyOf(List, condition);

    /// <summary>True where one of the addresses lies in the range.</summary>
    public string AnyAddress(AddressRange range, SqlParameters parameters)
    {
        var inside = Within(range, parameters);
        string OfTexts(string text) => inside(SqlFunctions.AddressHigh(text), SqlFunctions.AddressLow(text));
        return Address is { } columns ? $"({Holds(inside($"{columns}_high", $"{columns}_low"))} OR (flags & 1 = 1 AND {AnyOf(Rest, OfTexts)}))" : AnyOf(List, OfTexts);
    }

    static Func<string, string, string> Within(AddressRange range, SqlParameters parameters)
    {
        var (firstHigh, firstLow) = (parameters.Add((ulong)(range.First >> 64)), parameters.Add((ulong)range.First));
        if (range.First == range.Last) return (high, low) => $"{high} = {firstHigh} AND {low} = {firstLow}";
        var (lastHigh, lastLow) = (parameters.Add((ulong)(range.Last >> 64)), parameters.Add((ulong)range.Last));
        return (high, low) => $"({high} > {firstHigh} OR ({high} = {firstHigh} AND {low} >= {firstLow})) AND ({high} < {lastHigh} OR ({high} = {lastHigh} AND {low} <= {lastLow}))";
    }

    static string AnyOf(string list, Func<string, string> condition) => Holds($"list_bool_or(list_transform({list}, lambda v: {condition("v")}))");

    static string Holds(string condition) => $"coalesce({condition}, false)";

    static string OfText(FieldKind kind, string text) => kind switch
    {
        FieldKind.Long => $"trunc({SqlFunctions.Number(text)})",
        FieldKind.Double => SqlFunctions.Number(text),
        FieldKind.Boolean => $"CASE {text} WHEN 'true' THEN 1.0::DOUBLE WHEN 'false' THEN 0.0::DOUBLE END",
        FieldKind.Date => $"floor({SqlFunctions.Micros(text)} / 1000)",
        FieldKind.Ip => $"isms_address_text({SqlFunctions.AddressHigh(text)}, {SqlFunctions.AddressLow(text)})",
        _ => text,
    };
}
