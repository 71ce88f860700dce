using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Days;

/// <summary>The values of a field as SQL, for counting: one VARCHAR, or a list of them where there may be several.</summary>
static class FieldValuesSql
{
    /// <summary>An expression over a row of events that is a list of texts.</summary>
    public static string List(string field)
    {
        if (field == EventColumn.IdField) return $"[{SqlFunctions.IdText}]";
        if (EventColumn.Find(field) is not { } column) return SqlFunctions.ValuesIfAny(field);
        return column.IsHot
            ? $"(CASE WHEN {Marker(column)} IS NOT NULL THEN {InColumn(column)} WHEN flags & 1 = 1 THEN {SqlFunctions.ValuesIfAny(field)} END)"
            : InColumn(column);
    }

    /// <summary>A statement with the columns <c>vals</c> (the list, or null) and <c>n</c>, how many rows have it; a list may come more than once.</summary>
    /// <remarks>A column is counted as it lies there, and turned into text when few rows are left. Rows whose value lies in <c>rest</c> are
    /// sought apart, by conditions that the scan knows by itself: the long text of all other rows is then not unpacked.</remarks>
    public static string Counted(string field, string from)
    {
        if (field == EventColumn.IdField || EventColumn.Find(field) is not { IsHot: true } column)
            return $"SELECT {List(field)} AS vals, count(*) AS n FROM {from} GROUP BY ALL";
        var columns = column.Kind == ColumnKind.Address ? $"{column.Column}_high, {column.Column}_low" : column.Column;
        return $"SELECT {InColumn(column)} AS vals, n FROM (SELECT {columns}, count(*) AS n FROM {from} WHERE {Marker(column)} IS NOT NULL GROUP BY ALL) "
            + $"UNION ALL SELECT {SqlFunctions.ValuesIfAny(field)} AS vals, count(*) AS n FROM {from} WHERE {Marker(column)} IS NULL AND flags IN ({Overflowing}) GROUP BY ALL";
    }

    static string InColumn(EventColumn column) => column.Kind switch
    {
        ColumnKind.Many => $"string_split({column.Column}, chr({(int)EventColumn.Separator}))",
        ColumnKind.Address => $"[{SqlFunctions.AddressText(column.Column)}]",
        ColumnKind.Micros => $"[{SqlFunctions.TimeText(column.Column)}]",
        _ => $"[{column.Column}::VARCHAR]",
    };

    static string Marker(EventColumn column) => column.Kind == ColumnKind.Address ? $"{column.Column}_low" : column.Column;

    static readonly string Overflowing = string.Join(", ", Enumerable.Range(0, 256).Where(flags => (flags & (int)EventFlags.Overflow) != 0));
}
