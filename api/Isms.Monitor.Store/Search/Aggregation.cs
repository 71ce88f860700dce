using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Search;

/// <summary>What is to be computed of the documents of a bucket, or of all that were found.</summary>
/// <param name="Name">As the request calls it.</param>
abstract record Aggregation(string Name);

/// <summary>Puts documents into buckets, of which each has its own computations.</summary>
/// <param name="Name">As the request calls it.</param>
/// <param name="Field">Null where conditions make the buckets.</param>
/// <param name="Children">In the order of the request.</param>
abstract record BucketAggregation(string Name, string? Field, ImmutableArray<Aggregation> Children) : Aggregation(Name)
{
    public IEnumerable<MetricAggregation> Metrics => Children.OfType<MetricAggregation>();

    /// <summary>SQL: a list of the keys of a row, each once, VARCHAR or DOUBLE.</summary>
    public abstract string Keys(SearchField field, Func<Clause, string> where, SqlParameters parameters);

    /// <summary>The buckets that are answered, in their order.</summary>
    /// <param name="parent">Path of the bucket that they lie in.</param>
    /// <param name="found">Those with documents.</param>
    /// <param name="field">Its field.</param>
    public abstract BucketList Choose(string parent, IReadOnlyList<Bucket> found, SearchField field);

    /// <summary>The answer.</summary>
    /// <param name="buckets">What <see cref="Choose"/> gave.</param>
    /// <param name="field">Its field.</param>
    /// <param name="write">A bucket's count and its own answers.</param>
    public abstract JsonObject Write(BucketList buckets, SearchField field, Func<Bucket, JsonObject> write);
}

/// <param name="Buckets">In the order of the answer.</param>
/// <param name="Others">Documents in buckets that are left out.</param>
sealed record BucketList(IReadOnlyList<Bucket> Buckets, long Others = 0);
