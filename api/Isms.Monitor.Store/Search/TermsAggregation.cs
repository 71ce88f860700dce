using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Search;

/// <summary>A bucket for each value of a field.</summary>
sealed record TermsAggregation(string Name, string FieldName, ImmutableArray<Aggregation> Children) : BucketAggregation(Name, FieldName, Children)
{
    public int Size { get; init; } = 10;

    public int Least { get; init; } = 1;

    public IReadOnlyList<BucketOrder> Order { get; init; } = [new("_count", "", true)];

    /// <summary>The key of documents without a value; null: they are in no bucket.</summary>
    public string? Missing { get; init; }

    public override string Keys(SearchField field, Func<Clause, string> where, SqlParameters parameters)
    {
        if (field.Kind == FieldKind.Text) throw SearchException.Wrong($"'{FieldName}' is a text: it makes no buckets.", "Use a keyword, number, address or time.");
        var list = field.Kind == FieldKind.None && Missing is null ? "NULL::VARCHAR[]" : $"list_distinct({field.List})";
        return Missing is null ? list : $"(CASE WHEN coalesce(len({list}), 0) > 0 THEN {list} ELSE [{(field.Kind == FieldKind.None ? parameters.Add(Missing) : MissingValue.Of(field, Missing, parameters))}] END)";
    }

    public override BucketList Choose(string parent, IReadOnlyList<Bucket> found, SearchField field)
    {
        var counted = found.Where(bucket => bucket.Count >= Least).ToList();
        var chosen = counted.Order(Comparer<Bucket>.Create((one, other) => Compare(one, other, field.Kind))).Take(Size).ToList();
        return new BucketList(chosen, counted.Sum(bucket => bucket.Count) - chosen.Sum(bucket => bucket.Count));
    }

    public override JsonObject Write(BucketList buckets, SearchField field, Func<Bucket, JsonObject> write) => new()
    {
        ["doc_count_error_upper_bound"] = 0,
        ["sum_other_doc_count"] = buckets.Others,
        ["buckets"] = new JsonArray([.. buckets.Buckets.Select(bucket =>
        {
            var written = new JsonObject();
            KeyText.Write(written, field.Kind, bucket.Key);
            foreach (var (name, value) in write(bucket).ToList()) written[name] = value?.DeepClone();
            return written;
        })]),
    };

    int Compare(Bucket one, Bucket other, FieldKind kind)
    {
        foreach (var order in Order)
            if (order.Compare(one, other, kind) is var sign and not 0) return sign;
        return KeyText.Compare(kind, one.Key, other.Key);
    }
}

/// <param name="By"><c>_count</c>, <c>_key</c>, or the name of a metric in the buckets.</param>
/// <param name="Property">Of the metric.</param>
/// <param name="IsDescending">Greatest first.</param>
sealed record BucketOrder(string By, string Property, bool IsDescending)
{
    public int Compare(Bucket one, Bucket other, FieldKind kind)
    {
        var sign = IsDescending ? -1 : 1;
        return By switch
        {
            "_count" => sign * one.Count.CompareTo(other.Count),
            "_key" => sign * KeyText.Compare(kind, one.Key, other.Key),
            _ => ByMetric(one.Metrics[By], other.Metrics[By], sign),
        };
    }

    /// <summary>A bucket without a figure is above all others, as there; a least or greatest value without one is infinite.</summary>
    int ByMetric(MetricResult one, MetricResult other, int sign)
    {
        var (first, second) = (Number(one), Number(other));
        return sign * (double.IsNaN(first) || double.IsNaN(second) ? double.IsNaN(first).CompareTo(double.IsNaN(second)) : first.CompareTo(second));
    }

    double Number(MetricResult metric) => metric.Value(Property) ?? (metric.Of.Kind, Property) switch
    {
        (MetricKind.Min, _) or (_, "min") => double.PositiveInfinity,
        (MetricKind.Max, _) or (_, "max") => double.NegativeInfinity,
        _ => double.NaN,
    };
}
