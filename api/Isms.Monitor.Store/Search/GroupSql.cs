using System.Collections.Immutable;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Search;

/// <summary>One level of buckets in a statement.</summary>
/// <param name="Aggregation">Makes the keys.</param>
/// <param name="Kept">Of which others are left out; null: all are wanted.</param>
sealed record GroupLevel(BucketAggregation Aggregation, IReadOnlyCollection<BucketKey>? Kept);

/// <summary>Statements that count the documents of each bucket: <c>k0 … kn, count, figures</c>.</summary>
/// <remarks>A document with several values is in several buckets. The keys of each level are a list of different values, unnested one level after the
/// other, so that a document is once in each bucket and each level is counted right by itself.</remarks>
sealed class GroupSql(SearchTable table, ClauseSql clauses, SqlParameters parameters)
{
    /// <summary>Columns for each figure.</summary>
    public const int FigureColumns = 5;

    /// <param name="rows">The rows that answer the query, for a FROM.</param>
    /// <param name="levels">From the outermost.</param>
    /// <param name="figures">Each gives count, sum, least, greatest, sum of squares.</param>
    public string Counts(string rows, ImmutableArray<GroupLevel> levels, IReadOnlyList<MetricAggregation> figures)
    {
        var values = figures.Select((figure, at) => $"{figure.Values(FieldOf(figure.Field), parameters)} AS m{at}");
        var columns = figures.SelectMany((figure, at) => IsNumber(figure)
            ? new[] { $"coalesce(sum(len(m{at})), 0)::BIGINT", $"coalesce(sum(list_sum(m{at})), 0)::DOUBLE", $"min(list_min(m{at}))::DOUBLE", $"max(list_max(m{at}))::DOUBLE", $"coalesce(sum(list_sum(list_transform(m{at}, lambda v: v * v))), 0)::DOUBLE" }
            : [$"coalesce(sum(len(m{at})), 0)::BIGINT", "0::DOUBLE", "NULL::DOUBLE", "NULL::DOUBLE", "0::DOUBLE"]);
        return Grouped(Unnested(rows, levels, values), levels, ["count(*)", .. columns]);
    }

    /// <summary>Count of different values, or percentiles as a list, of one figure.</summary>
    public string Values(string rows, ImmutableArray<GroupLevel> levels, MetricAggregation figure)
    {
        var from = $"(SELECT *, unnest(m0) AS value FROM {Unnested(rows, levels, [$"{figure.Values(FieldOf(figure.Field), parameters)} AS m0"])})";
        return Grouped(from, levels, [figure.Kind == MetricKind.Cardinality ? "count(DISTINCT value)" : $"list(value ORDER BY value)::DOUBLE[]"]);
    }

    string Unnested(string rows, ImmutableArray<GroupLevel> levels, IEnumerable<string> values)
    {
        var keys = levels.Select((level, at) => $"{level.Aggregation.Keys(FieldOf(level.Aggregation.Field), clauses.Where, parameters)} AS d{at}");
        var columns = keys.Concat(values).DefaultIfEmpty("1 AS one").ToList();
        var from = $"(SELECT {string.Join(", ", columns)} FROM {rows})";
        for (var at = 0; at < levels.Length; at++)
        {
            from = $"(SELECT * EXCLUDE (d{at}), unnest(d{at}) AS k{at} FROM {from})";
            if (levels[at].Kept is { } kept) from = $"(SELECT * FROM {from} WHERE {Among($"k{at}", kept)})";
        }
        return from;
    }

    static string Grouped(string from, ImmutableArray<GroupLevel> levels, IReadOnlyList<string> columns)
    {
        var keys = Enumerable.Range(0, levels.Length).Select(at => $"k{at}").ToList();
        var statement = $"SELECT {string.Join(", ", keys.Concat(columns))} FROM {from}";
        return keys.Count == 0 ? statement : $"{statement} GROUP BY {string.Join(", ", keys)}";
    }

    string Among(string key, IReadOnlyCollection<BucketKey> kept)
    {
        if (kept.Count == 0) return "false";
        object list = kept.First().Text is null ? kept.Select(one => one.Number).ToList() : kept.Select(one => one.Text!).ToList();
        return $"{key} IN (SELECT unnest({parameters.Add(list)}))";
    }

    SearchField FieldOf(string? name) => name is null ? SearchField.Unmapped : table.Field(name);

    bool IsNumber(MetricAggregation figure) => FieldOf(figure.Field) is var field && (field.IsNumeric || field.Kind == FieldKind.None);
}
