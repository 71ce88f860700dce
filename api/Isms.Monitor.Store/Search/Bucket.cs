using System.Globalization;

namespace Isms.Monitor.Store.Search;

/// <summary>A bucket while it is made.</summary>
sealed class Bucket(BucketKey key, string path, long count)
{
    public BucketKey Key { get; } = key;

    /// <summary>The keys down to it, as one text.</summary>
    public string Path { get; } = path;

    public long Count { get; } = count;

    /// <summary>By the names of the aggregations in it.</summary>
    public Dictionary<string, MetricResult> Metrics { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, BucketList> Lists { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PipelineResult> Pipelines { get; } = new(StringComparer.Ordinal);

    public static Bucket Root => new(default, "", 0);

    public static Bucket Empty(string parent, BucketKey key) => new(key, Extend(parent, key), 0);

    public static string Extend(string path, BucketKey key) =>
        key.Text is { } text ? string.Create(CultureInfo.InvariantCulture, $"{path}t{text.Length}:{text}") : string.Create(CultureInfo.InvariantCulture, $"{path}n{key.Number:R};");
}

/// <param name="Text">Null for a key that is a number.</param>
/// <param name="Number">Milliseconds for times, 0 or 1 for booleans, the place for conditions.</param>
readonly record struct BucketKey(string? Text, double Number)
{
    public static BucketKey Of(object value) => value is string text ? new BucketKey(text, 0) : new BucketKey(null, Convert.ToDouble(value, CultureInfo.InvariantCulture));
}
