namespace Isms.Monitor.Store.Query.Conditions;

/// <summary>Comparisons of a 128-bit value in two columns, in forms that DuckDB can hold against the minima and maxima of a row group.</summary>
static class AddressSql
{
    /// <summary>Both ends included.</summary>
    public static string Within(string high, string low, UInt128 first, UInt128 last, SqlParameters parameters)
    {
        var (firstHigh, lastHigh) = ((ulong)(first >> 64), (ulong)(last >> 64));
        if (firstHigh == lastHigh)
            return $"{high} = {parameters.Add(firstHigh)} AND {low} BETWEEN {parameters.Add((ulong)first)} AND {parameters.Add((ulong)last)}";
        return $"{AtLeast(high, low, first, parameters)} AND {AtMost(high, low, last, parameters)}";
    }

    public static string AtLeast(string high, string low, UInt128 value, SqlParameters parameters)
    {
        var bound = parameters.Add((ulong)(value >> 64));
        return $"({high} > {bound} OR ({high} = {bound} AND {low} >= {parameters.Add((ulong)value)}))";
    }

    public static string AtMost(string high, string low, UInt128 value, SqlParameters parameters)
    {
        var bound = parameters.Add((ulong)(value >> 64));
        return $"({high} < {bound} OR ({high} = {bound} AND {low} <= {parameters.Add((ulong)value)}))";
    }
}
