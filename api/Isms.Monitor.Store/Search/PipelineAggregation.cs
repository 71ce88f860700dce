namespace Isms.Monitor.Store.Search;

enum PipelineKind { CumulativeSum, SerialDiff, SumBucket, AvgBucket, MinBucket, MaxBucket }

/// <summary>Computed of other answers.</summary>
/// <param name="Name">As the request calls it.</param>
/// <param name="Kind">What.</param>
/// <param name="Path">Of what: <c>_count</c>, a metric, <c>metric.property</c>, and for what lies beside the buckets <c>buckets&gt;metric</c>.</param>
/// <param name="Lag">Buckets back, for a difference.</param>
/// <param name="InsertsZeros">An empty bucket counts as 0; else it is left out.</param>
sealed record PipelineAggregation(string Name, PipelineKind Kind, string Path, int Lag, bool InsertsZeros) : Aggregation(Name)
{
    /// <summary>Stands in the buckets of a histogram; else beside an aggregation of buckets.</summary>
    public bool IsInside => Kind is PipelineKind.CumulativeSum or PipelineKind.SerialDiff;

    /// <summary>Puts the results into the buckets of a histogram.</summary>
    public void Inside(IReadOnlyList<Bucket> buckets)
    {
        var (sum, values) = (0d, new List<double>());
        foreach (var bucket in buckets)
        {
            var value = Resolve(bucket, Path, InsertsZeros || Kind == PipelineKind.CumulativeSum);
            values.Add(value);
            if (Kind == PipelineKind.CumulativeSum)
            {
                if (double.IsFinite(value)) sum += value;
                bucket.Pipelines[Name] = new PipelineResult(sum, []);
            }
            else if (values.Count > Lag && double.IsFinite(value) && double.IsFinite(values[^(Lag + 1)])) bucket.Pipelines[Name] = new PipelineResult(value - values[^(Lag + 1)], []);
        }
    }

    /// <summary>The result beside the buckets.</summary>
    /// <param name="parent">Holds the answers that the path begins in.</param>
    /// <param name="nameOf">The key of a bucket of an aggregation as text.</param>
    public PipelineResult Beside(Bucket parent, Func<string, Bucket, string> nameOf)
    {
        var (list, path) = Path.Split('>', 2) is [var first, var second] ? (first, second) : throw SearchException.Wrong($"the path '{Path}' names no figure in buckets.", "Write buckets>metric or buckets>_count.");
        if (!parent.Lists.TryGetValue(list, out var buckets)) throw SearchException.Wrong($"there are no buckets '{list}' beside '{Name}'.", "Name an aggregation beside it.");
        var values = buckets.Buckets.Select(bucket => (Bucket: bucket, Value: Resolve(bucket, path, InsertsZeros))).Where(one => double.IsFinite(one.Value)).ToList();
        if (Kind == PipelineKind.SumBucket) return new PipelineResult(values.Sum(one => one.Value), []);
        if (values.Count == 0) return new PipelineResult(null, []);
        if (Kind == PipelineKind.AvgBucket) return new PipelineResult(values.Average(one => one.Value), []);
        var best = Kind == PipelineKind.MinBucket ? values.Min(one => one.Value) : values.Max(one => one.Value);
        return new PipelineResult(best, [.. values.Where(one => one.Value == best).Select(one => nameOf(list, one.Bucket))]);
    }

    double Resolve(Bucket bucket, string path, bool insertsZeros)
    {
        if (path == "_count") return bucket.Count;
        if (bucket.Pipelines.TryGetValue(path, out var other)) return other.Value ?? double.NaN;
        var (name, property) = MetricPath.Split(path);
        var value = bucket.Metrics.TryGetValue(name, out var metric) ? metric.Value(property)
            : throw SearchException.Wrong($"'{Name}' names '{path}', which is not there.", "Name a figure of the same buckets, or _count.");
        if (bucket.Count > 0 && value is { } number && double.IsFinite(number)) return number;
        return insertsZeros ? 0 : double.NaN;
    }
}

/// <param name="Value">Null: no bucket had one.</param>
/// <param name="Keys">Of the buckets that have the least or greatest value.</param>
sealed record PipelineResult(double? Value, IReadOnlyList<string> Keys);

static class MetricPath
{
    /// <summary><c>1</c>, <c>1.avg</c>, <c>1[95.0]</c>, <c>1.95</c>.</summary>
    public static (string Name, string Property) Split(string path)
    {
        var bracket = path.IndexOf('[', StringComparison.Ordinal);
        if (bracket > 0 && path[^1] == ']') return (path[..bracket], path[(bracket + 1)..^1].Trim('\'', '"'));
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? (path[..dot], path[(dot + 1)..]) : (path, "");
    }
}
