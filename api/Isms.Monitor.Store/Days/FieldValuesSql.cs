using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Days;

/// <summary>The values of a field as SQL, for counting: one VARCHAR, or a list of them where there may be several.</summary>
static class FieldValuesSql
{
    /// <summary>An expression over a row of events that is a list of texts.</summary>
    public static string List(string field)
    {
        if (field == EventColumn.IdField) return $"[{SqlFunctions.IdText}]";
        if (EventColumn.Find(field) is not { } column) return InRest(field);
        var inColumn = column.Kind switch
        {
            ColumnKind.Many => $"string_split({column.Column}, chr({(int)EventColumn.Separator}))",
            ColumnKind.Address => $"[{SqlFunctions.AddressText(column.Column)}]",
            ColumnKind.Micros => $"[{SqlFunctions.TimeText(column.Column)}]",
            _ => $"[{column.Column}::VARCHAR]",
        };
        return column.IsHot
            ? $"(CASE WHEN {Marker(column)} IS NOT NULL THEN {inColumn} WHEN flags & 1 = 1 THEN {InRest(field)} END)"
            : inColumn;
    }

    static string Marker(EventColumn column) => column.Kind == ColumnKind.Address ? $"{column.Column}_low" : column.Column;

    static string InRest(string field) => $"(CASE WHEN contains(rest, '\"{field}\":') THEN {SqlFunctions.Values(field)} END)";
}
