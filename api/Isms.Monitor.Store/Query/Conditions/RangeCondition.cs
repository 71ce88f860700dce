namespace Isms.Monitor.Store.Query.Conditions;

/// <summary>A range over one reading of the value: number, instant, address or text; a value that cannot be read so is outside.</summary>
abstract class RangeCondition<T>(T? from, bool fromIncluded, T? to, bool toIncluded) : Condition
    where T : struct, IComparable<T>
{
    protected bool Holds(T value) =>
        (from is not { } low || (fromIncluded ? value.CompareTo(low) >= 0 : value.CompareTo(low) > 0)) &&
        (to is not { } high || (toIncluded ? value.CompareTo(high) <= 0 : value.CompareTo(high) < 0));

    /// <param name="value">Expression of the type that the bounds have.</param>
    /// <param name="bound">The parameter as that type.</param>
    protected string Sql(string value, Func<T, string> bound)
    {
        var parts = new List<string>();
        if (from is { } low) parts.Add($"{value} {(fromIncluded ? ">=" : ">")} {bound(low)}");
        if (to is { } high) parts.Add($"{value} {(toIncluded ? "<=" : "<")} {bound(high)}");
        return string.Join(" AND ", parts);
    }
}
