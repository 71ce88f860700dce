using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query.Conditions;

namespace Isms.Monitor.Store.Query;

/// <summary>A query as the condition of a DuckDB <c>WHERE</c> over the events table. It is never null, so <c>NOT</c> is exact.</summary>
static class QuerySql
{
    public static string Where(QueryNode node, SqlParameters parameters) => node switch
    {
        Everything => "true",
        AllOf all => Joined(all.Nodes, " AND ", parameters),
        AnyOf any => Joined(any.Nodes, " OR ", parameters),
        Negation not => $"(NOT {Where(not.Node, parameters)})",
        FreeText free => Free(new PatternCondition(free.Pattern), parameters),
        Exists exists => OfField(exists.Field, null, parameters),
        Equal leaf => OfField(leaf.Field, ConditionOf.Leaf(leaf), parameters),
        Matching leaf => OfField(leaf.Field, ConditionOf.Leaf(leaf), parameters),
        Between leaf => OfField(leaf.Field, ConditionOf.Leaf(leaf), parameters),
        InNetwork leaf => OfField(leaf.Field, ConditionOf.Leaf(leaf), parameters),
        _ => throw new InvalidOperationException($"No SQL for {node.GetType().Name}."),
    };

    static string Joined(IEnumerable<QueryNode> nodes, string with, SqlParameters parameters) =>
        $"({string.Join(with, nodes.Select(node => Where(node, parameters)))})";

    static string Free(Condition condition, SqlParameters parameters) =>
        $"({OfField("event.original", condition, parameters)} OR {OfField("message", condition, parameters)})";

    /// <param name="field">A valid field name.</param>
    /// <param name="condition">Null: any value that is not null.</param>
    /// <param name="parameters">Takes the values.</param>
    static string OfField(string field, Condition? condition, SqlParameters parameters)
    {
        if (field == EventColumn.IdField) return NeverNull(condition?.SqlOfText(SqlFunctions.IdText, parameters) ?? "true");
        if (EventColumn.Find(field) is not { } column) return InRest(field, condition, parameters);
        var inColumn = NeverNull(condition is null ? HasValue(column) : OfColumn(column, condition, parameters));
        return column.IsHot ? $"({inColumn} OR (flags & 1 = 1 AND {InRest(field, condition, parameters)}))" : inColumn;
    }

    static string OfColumn(EventColumn column, Condition condition, SqlParameters parameters) => column.Kind switch
    {
        ColumnKind.Long => condition.SqlOfLong(column.Column, parameters),
        ColumnKind.Address => condition.SqlOfAddress(column.Column, parameters),
        ColumnKind.Micros => condition.SqlOfMicros(column.Column, parameters),
        ColumnKind.Many => AnyOfList($"string_split({column.Column}, chr({(int)EventColumn.Separator}))", condition, parameters),
        _ => condition.SqlOfText(column.Column, parameters),
    };

    static string HasValue(EventColumn column) =>
        column.Kind == ColumnKind.Address ? $"{column.Column}_low IS NOT NULL" : $"{column.Column} IS NOT NULL";

    /// <summary>The search for the name spares most rows the reading of their JSON; CASE fixes the order.</summary>
    static string InRest(string field, Condition? condition, SqlParameters parameters)
    {
        var values = SqlFunctions.Values(field);
        return $"(CASE WHEN contains(rest, '\"{field}\":') THEN {NeverNull(AnyOfList(values, condition, parameters))} ELSE false END)";
    }

    static string AnyOfList(string list, Condition? condition, SqlParameters parameters) =>
        $"list_bool_or(list_transform({list}, lambda v: {condition?.SqlOfText("v", parameters) ?? "v IS NOT NULL"}))";

    static string NeverNull(string condition) => $"coalesce({condition}, false)";
}
