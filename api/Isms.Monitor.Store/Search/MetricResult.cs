using System.Globalization;
using System.Text.Json.Nodes;

namespace Isms.Monitor.Store.Search;

/// <summary>What was computed for one bucket.</summary>
/// <param name="Of">What was asked.</param>
/// <param name="FieldKind">Of its field.</param>
/// <param name="Count">Values.</param>
/// <param name="Sum">Of them.</param>
/// <param name="Min">Null without a value.</param>
/// <param name="Max">Null without a value.</param>
/// <param name="Squares">Sum of squares.</param>
sealed record MetricResult(MetricAggregation Of, FieldKind FieldKind, long Count = 0, double Sum = 0, double? Min = null, double? Max = null, double Squares = 0)
{
    /// <summary>Different values.</summary>
    public long Distinct { get; init; }

    /// <summary>In the order of <see cref="MetricAggregation.Percents"/>; empty without a value.</summary>
    public IReadOnlyList<double> Quantiles { get; init; } = [];

    double? Mean => Count == 0 ? null : Sum / Count;

    double? Variance => Count == 0 ? null : Math.Max(0, (Squares - Sum * Sum / Count) / Count);

    double? Sampling => Count == 0 ? null : Count == 1 ? double.NaN : Math.Max(0, (Squares - Sum * Sum / Count) / (Count - 1));

    /// <summary>One number of it: for orders and pipelines.</summary>
    /// <param name="property">Such as <c>avg</c> or <c>95.0</c>; empty: the only one.</param>
    /// <returns>Null: there is none for want of values.</returns>
    public double? Value(string property) => (Of.Kind, property) switch
    {
        (MetricKind.ValueCount, _) => Count,
        (MetricKind.Cardinality, _) => Distinct,
        (MetricKind.Sum, _) or (MetricKind.Stats or MetricKind.ExtendedStats, "sum") => Sum,
        (MetricKind.Avg, _) or (MetricKind.Stats or MetricKind.ExtendedStats, "avg") => Mean,
        (MetricKind.Min, _) or (MetricKind.Stats or MetricKind.ExtendedStats, "min") => Min,
        (MetricKind.Max, _) or (MetricKind.Stats or MetricKind.ExtendedStats, "max") => Max,
        (MetricKind.Stats or MetricKind.ExtendedStats, "count") => Count,
        (MetricKind.ExtendedStats, "sum_of_squares") => Count == 0 ? null : Squares,
        (MetricKind.ExtendedStats, "variance" or "variance_population") => Variance,
        (MetricKind.ExtendedStats, "variance_sampling") => Sampling,
        (MetricKind.ExtendedStats, "std_deviation" or "std_deviation_population") => Root(Variance),
        (MetricKind.ExtendedStats, "std_deviation_sampling") => Root(Sampling),
        (MetricKind.Percentiles, _) => Quantile(property),
        _ => throw SearchException.Wrong($"'{Of.Name}' has no '{property}'.", "Name one of its figures, such as avg."),
    };

    public JsonObject Write() => Of.Kind switch
    {
        MetricKind.ValueCount or MetricKind.Cardinality => new JsonObject { ["value"] = (long)Value("")! },
        MetricKind.Percentiles => Percentiles(),
        MetricKind.Stats => Stats(),
        MetricKind.ExtendedStats => Extended(),
        _ => Single(Value("")),
    };

    JsonObject Single(double? value)
    {
        var written = new JsonObject { ["value"] = value };
        if (value is { } number && KeyText.Of(FieldKind, number) is { } text) written["value_as_string"] = text;
        return written;
    }

    JsonObject Percentiles()
    {
        var names = Of.Percents.Select(percent => percent.ToString("0.0###", CultureInfo.InvariantCulture)).ToList();
        double? At(int place) => Quantiles.Count == 0 ? null : Quantiles[place];
        return new JsonObject
        {
            ["values"] = Of.IsKeyed
                ? new JsonObject(names.Select((name, place) => KeyValuePair.Create(name, (JsonNode?)At(place))))
                : new JsonArray([.. Of.Percents.Select((percent, place) => (JsonNode)new JsonObject { ["key"] = percent, ["value"] = At(place) })]),
        };
    }

    JsonObject Stats()
    {
        var written = new JsonObject { ["count"] = Count, ["min"] = Min, ["max"] = Max, ["avg"] = Mean, ["sum"] = Sum };
        if (Count > 0)
            foreach (var (name, value) in new[] { ("min", Min), ("max", Max), ("avg", Mean), ("sum", Sum) })
                if (KeyText.Of(FieldKind, value!.Value) is { } text) written[name + "_as_string"] = text;
        return written;
    }

    JsonObject Extended()
    {
        var written = Stats();
        foreach (var name in new[] { "sum_of_squares", "variance", "variance_population", "variance_sampling", "std_deviation", "std_deviation_population", "std_deviation_sampling" })
            written[name] = Finite(Value(name));
        JsonNode? Bound(double sign, string deviation) => Finite(Mean + sign * Of.Sigma * Value(deviation));
        written["std_deviation_bounds"] = new JsonObject
        {
            ["upper"] = Bound(1, "std_deviation"), ["lower"] = Bound(-1, "std_deviation"),
            ["upper_population"] = Bound(1, "std_deviation"), ["lower_population"] = Bound(-1, "std_deviation"),
            ["upper_sampling"] = Bound(1, "std_deviation_sampling"), ["lower_sampling"] = Bound(-1, "std_deviation_sampling"),
        };
        return written;
    }

    double? Quantile(string property)
    {
        if (!double.TryParse(property, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)) throw SearchException.Wrong($"'{Of.Name}' has no percentile '{property}'.", "Name one, such as [95.0].");
        var place = Of.Percents.ToList().IndexOf(percent);
        return place < 0 || Quantiles.Count == 0 ? null : Quantiles[place];
    }

    /// <summary>As Elasticsearch writes what is no number.</summary>
    static JsonNode? Finite(double? value) => value is { } number ? double.IsNaN(number) ? JsonValue.Create("NaN") : JsonValue.Create(number) : null;

    static double? Root(double? value) => value is { } number ? Math.Sqrt(number) : null;
}
