using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Search;

/// <summary>A bucket for each condition; a document may be in several.</summary>
/// <param name="Name">As the request calls it.</param>
/// <param name="Filters">With the names of the buckets; null: they have none.</param>
/// <param name="IsOne">Asked for as <c>filter</c>: one bucket, which is the answer itself.</param>
/// <param name="Children">In each.</param>
sealed record FiltersAggregation(string Name, IReadOnlyList<(string? Key, Clause Clause)> Filters, bool IsOne, ImmutableArray<Aggregation> Children) : BucketAggregation(Name, null, Children)
{
    public override string Keys(SearchField field, Func<Clause, string> where, SqlParameters parameters) => Filters.Count == 0 ? "NULL::DOUBLE[]"
        : $"list_filter([{string.Join(", ", Filters.Select((filter, place) => string.Create(CultureInfo.InvariantCulture, $"CASE WHEN {where(filter.Clause)} THEN {place}::DOUBLE END")))}], lambda v: v IS NOT NULL)";

    /// <summary>All of them, also empty ones.</summary>
    public override BucketList Choose(string parent, IReadOnlyList<Bucket> found, SearchField field)
    {
        var byPlace = found.ToDictionary(bucket => (int)bucket.Key.Number);
        return new BucketList([.. Filters.Select((_, place) => byPlace.GetValueOrDefault(place) ?? Bucket.Empty(parent, new BucketKey(null, place)))]);
    }

    public override JsonObject Write(BucketList buckets, SearchField field, Func<Bucket, JsonObject> write) =>
        IsOne ? write(buckets.Buckets[0])
        : new JsonObject
        {
            ["buckets"] = Filters.Any(filter => filter.Key is null)
                ? new JsonArray([.. buckets.Buckets.Select(write)])
                : new JsonObject(buckets.Buckets.Select((bucket, place) => KeyValuePair.Create(Filters[place].Key!, (JsonNode?)write(bucket)))),
        };
}
