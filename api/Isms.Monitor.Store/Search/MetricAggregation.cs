using System.Globalization;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Search;

enum MetricKind { ValueCount, Sum, Avg, Min, Max, Stats, ExtendedStats, Cardinality, Percentiles }

/// <summary>A figure over the values of a field.</summary>
/// <param name="Name">As the request calls it.</param>
/// <param name="Kind">Which figure.</param>
/// <param name="Field">Of the documents.</param>
/// <param name="Missing">Taken for documents without a value; null: they do not count.</param>
sealed record MetricAggregation(string Name, MetricKind Kind, string Field, string? Missing = null) : Aggregation(Name)
{
    public static IReadOnlyList<double> UsualPercents { get; } = [1, 5, 25, 50, 75, 95, 99];

    /// <summary>0 to 100.</summary>
    public IReadOnlyList<double> Percents { get; init; } = UsualPercents;

    public bool IsKeyed { get; init; } = true;

    /// <summary>Standard deviations from the mean to the bounds.</summary>
    public double Sigma { get; init; } = 2;

    /// <summary>Needs every value for itself, not only counts and sums.</summary>
    public bool NeedsValues => Kind is MetricKind.Cardinality or MetricKind.Percentiles;

    /// <summary>SQL: the list of the values that count.</summary>
    /// <exception cref="SearchException">ISMS4051: the field has no such figure.</exception>
    public string Values(SearchField field, SqlParameters parameters)
    {
        if (field.Kind == FieldKind.Text) throw SearchException.Wrong($"'{Field}' is a text: its values are not counted.", "Use a keyword, number, address or time.");
        if (field.Kind is FieldKind.Keyword or FieldKind.Ip && Kind is not (MetricKind.ValueCount or MetricKind.Cardinality))
            throw SearchException.Wrong($"'{Field}' is no number, so {Name} cannot be computed.", "Use cardinality or value_count, or a number.");
        // Texts are kept in Elasticsearch as a set, numbers as they come.
        var list = field.Kind is FieldKind.Keyword or FieldKind.Ip ? $"list_distinct({field.List})" : field.Kind == FieldKind.None ? "NULL::DOUBLE[]" : field.List;
        return Missing is null ? list : $"(CASE WHEN coalesce(len({list}), 0) > 0 THEN {list} ELSE [{MissingValue.Of(field, Missing, parameters)}] END)";
    }
}

/// <summary>A value that stands for a missing one.</summary>
static class MissingValue
{
    public static string Of(SearchField field, string text, SqlParameters parameters) => field.IsNumeric || field.Kind == FieldKind.None
        ? parameters.Add(text switch
        {
            "true" => 1d,
            "false" => 0d,
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw SearchException.Wrong("the value of 'missing' is no number.", "Write a value of the field's type."),
        })
        : parameters.Add(text);
}
