using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Days;

/// <summary>The statement behind <see cref="EventReader.SpreadAsync"/>: a row for each field's place and value, with the field's totals.</summary>
/// <remarks>Events are grouped by the whole list of a field's values first: from there on few rows are left, and what is counted of them (events,
/// values, the most frequent) needs no further pass over the events.</remarks>
static class FieldSpreadSql
{
    public static string Of(string from, IReadOnlyList<string> fields, int top, SqlParameters parameters)
    {
        var groups = fields.Select((field, at) => $"SELECT {at} AS field, vals, n FROM ({FieldValuesSql.Counted(field, from)}) WHERE vals IS NOT NULL");
        return $"""
            WITH grouped AS MATERIALIZED ({string.Join(" UNION ALL ", groups)}),
            present AS (SELECT field, sum(n)::BIGINT AS events FROM grouped WHERE len(list_filter(vals, lambda one: one IS NOT NULL)) > 0 GROUP BY field),
            counted AS (SELECT field, value, sum(n)::BIGINT AS n FROM (SELECT field, unnest(vals) AS value, n FROM grouped) WHERE value IS NOT NULL GROUP BY field, value)
            SELECT field, value, n, events, count(*) OVER (PARTITION BY field) FROM counted JOIN present USING (field)
            QUALIFY row_number() OVER (PARTITION BY field ORDER BY n DESC, value) <= {parameters.Add((long)top)} ORDER BY field, n DESC, value
            """;
    }
}
