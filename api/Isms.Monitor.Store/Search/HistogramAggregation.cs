using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Search;

/// <summary>Buckets of equal width over numbers or times, or of the calendar over times.</summary>
sealed record HistogramAggregation(string Name, string FieldName, BucketInterval Interval, ImmutableArray<Aggregation> Children) : BucketAggregation(Name, FieldName, Children)
{
    public bool IsDate { get; init; }

    public int Least { get; init; }

    public bool IsKeyed { get; init; }

    public string Format { get; init; } = "";

    /// <summary>Buckets go at least from here to there, when empty ones are wanted.</summary>
    public (double From, double To)? Extended { get; init; }

    public bool IsDescending { get; init; }

    public override string Keys(SearchField field, Func<Clause, string> where, SqlParameters parameters)
    {
        if (field.Kind is FieldKind.Text or FieldKind.Keyword or FieldKind.Ip) throw SearchException.Wrong($"'{FieldName}' is no number and no time: it has no intervals.", "Use terms, or another field.");
        return field.Kind == FieldKind.None ? "NULL::DOUBLE[]" : $"list_distinct(list_transform({field.List}, lambda v: {Interval.Sql("v", parameters)}))";
    }

    public override BucketList Choose(string parent, IReadOnlyList<Bucket> found, SearchField field)
    {
        var ordered = found.OrderBy(bucket => bucket.Key.Number).ToList();
        if (Least > 0 || (ordered.Count == 0 && Extended is null)) return InOrder(ordered.Where(bucket => bucket.Count >= Least));
        var (from, to) = ordered.Count > 0 ? (ordered[0].Key.Number, ordered[^1].Key.Number) : (double.MaxValue, double.MinValue);
        if (Extended is { } bounds) (from, to) = (Math.Min(from, Interval.Floor(bounds.From)), Math.Max(to, Interval.Floor(bounds.To)));
        return InOrder(Filled(ordered, from, to, parent));
    }

    public override JsonObject Write(BucketList buckets, SearchField field, Func<Bucket, JsonObject> write)
    {
        var all = buckets.Buckets.Select(bucket =>
        {
            var written = new JsonObject();
            KeyText.Write(written, IsDate ? FieldKind.Date : FieldKind.Double, bucket.Key, Format, Interval.Zone);
            foreach (var (name, value) in write(bucket).ToList()) written[name] = value?.DeepClone();
            return written;
        });
        return new JsonObject
        {
            ["buckets"] = IsKeyed
                ? new JsonObject(all.Select(bucket => KeyValuePair.Create((string?)bucket["key_as_string"] ?? bucket["key"]!.ToJsonString(), (JsonNode?)bucket)))
                : new JsonArray([.. all]),
        };
    }

    BucketList InOrder(IEnumerable<Bucket> buckets) => new([.. IsDescending ? buckets.Reverse() : buckets]);

    List<Bucket> Filled(List<Bucket> ordered, double from, double to, string parent)
    {
        var (all, next) = (new List<Bucket>(), 0);
        for (var key = from; key <= to; key = Interval.Next(key))
        {
            if (all.Count >= AggregationRun.MaxBuckets) throw SearchException.TooMany(AggregationRun.MaxBuckets);
            var isThere = next < ordered.Count && ordered[next].Key.Number <= key;
            all.Add(isThere ? ordered[next++] : Bucket.Empty(parent, new BucketKey(null, key)));
            // Widths that are no whole binary numbers: the key that was found is the exact one.
            key = all[^1].Key.Number;
        }
        return all;
    }
}
