using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Store.Search;

/// <summary>Computes the aggregations of one request: a statement for each aggregation of buckets, from the outermost, so that inner ones are
/// computed for the buckets only that are answered.</summary>
sealed class AggregationRun(ReadCommand command, SearchTable table, Clause query, TimeBounds times, DateTimeOffset now, CancellationToken abort)
{
    public const int MaxBuckets = 65_536;

    int _buckets;

    public async Task<JsonObject> RunAsync(ImmutableArray<Aggregation> aggregations)
    {
        var root = Bucket.Root;
        var roots = new Dictionary<string, Bucket>(StringComparer.Ordinal) { [""] = root };
        await FiguresAsync([.. aggregations.OfType<MetricAggregation>()], [], roots);
        await FillAsync(aggregations, [], [root]);
        return Write(aggregations, root);
    }

    /// <summary>Makes the buckets of aggregations in buckets, and all that is in them.</summary>
    async Task FillAsync(ImmutableArray<Aggregation> aggregations, ImmutableArray<GroupLevel> levels, IReadOnlyList<Bucket> parents)
    {
        foreach (var aggregation in aggregations.OfType<BucketAggregation>())
        {
            var field = FieldOf(aggregation.Field);
            var all = levels.Add(new GroupLevel(aggregation, null));
            var found = (await FoundAsync(all, [.. aggregation.Metrics])).ToLookup(one => one.Parent, one => one.Bucket);
            var kept = new List<Bucket>();
            foreach (var parent in parents)
            {
                var list = aggregation.Choose(parent.Path, [.. found[parent.Path]], field);
                parent.Lists[aggregation.Name] = list;
                kept.AddRange(list.Buckets);
                if ((_buckets += list.Buckets.Count) > MaxBuckets) throw SearchException.TooMany(MaxBuckets);
            }
            foreach (var bucket in kept) AddMissing(bucket, aggregation.Metrics);
            await FillAsync(aggregation.Children, levels.Add(new GroupLevel(aggregation, [.. kept.Select(bucket => bucket.Key).Distinct()])), kept);
            foreach (var parent in parents)
                foreach (var pipeline in aggregation.Children.OfType<PipelineAggregation>().Where(one => one.IsInside)) pipeline.Inside(parent.Lists[aggregation.Name].Buckets);
        }
        foreach (var pipeline in aggregations.OfType<PipelineAggregation>().Where(one => !one.IsInside))
            foreach (var parent in parents) parent.Pipelines[pipeline.Name] = pipeline.Beside(parent, (list, bucket) => NameOf(aggregations, list, bucket));
    }

    async Task<List<(string Parent, Bucket Bucket)>> FoundAsync(ImmutableArray<GroupLevel> levels, IReadOnlyList<MetricAggregation> figures)
    {
        var plain = figures.Where(figure => !figure.NeedsValues).ToList();
        var rows = await RowsAsync((sql, from) => sql.Counts(from, levels, plain), row => Make(row, levels.Length, plain));
        var byPath = rows.ToDictionary(one => one.Bucket.Path, one => one.Bucket, StringComparer.Ordinal);
        await ValuesAsync([.. figures.Where(figure => figure.NeedsValues)], levels, byPath);
        foreach (var (_, bucket) in rows) AddMissing(bucket, figures);
        return rows;
    }

    (string Parent, Bucket Bucket) Make(DbDataReader row, int keys, IReadOnlyList<MetricAggregation> figures)
    {
        var (parent, path, key) = ("", "", default(BucketKey));
        for (var at = 0; at < keys; at++)
        {
            key = BucketKey.Of(row.GetValue(at));
            (parent, path) = (path, Bucket.Extend(path, key));
        }
        var bucket = new Bucket(key, path, row.GetInt64(keys));
        Take(row, keys + 1, figures, bucket);
        return (parent, bucket);
    }

    /// <summary>The figures of no values.</summary>
    void AddMissing(Bucket bucket, IEnumerable<MetricAggregation> figures)
    {
        foreach (var figure in figures) bucket.Metrics.TryAdd(figure.Name, new MetricResult(figure, FieldOf(figure.Field).Kind));
    }

    /// <summary>Figures of all that was found.</summary>
    async Task FiguresAsync(IReadOnlyList<MetricAggregation> figures, ImmutableArray<GroupLevel> levels, Dictionary<string, Bucket> roots)
    {
        if (figures.Count == 0) return;
        var plain = figures.Where(figure => !figure.NeedsValues).ToList();
        if (plain.Count > 0)
        {
            await RowsAsync((sql, from) => sql.Counts(from, levels, plain), row =>
            {
                Take(row, 1, plain, roots[""]);
                return true;
            });
        }
        await ValuesAsync([.. figures.Where(figure => figure.NeedsValues)], levels, roots);
        AddMissing(roots[""], figures);
    }

    async Task ValuesAsync(IReadOnlyList<MetricAggregation> figures, ImmutableArray<GroupLevel> levels, Dictionary<string, Bucket> into)
    {
        foreach (var figure in figures)
        {
            var kind = FieldOf(figure.Field).Kind;
            await RowsAsync((sql, from) => sql.Values(from, levels, figure), row =>
            {
                var path = "";
                for (var at = 0; at < levels.Length; at++) path = Bucket.Extend(path, BucketKey.Of(row.GetValue(at)));
                var value = levels.Length;
                // What was stored since the buckets were counted has none.
                if (!into.TryGetValue(path, out var bucket)) return false;
                bucket.Metrics[figure.Name] = figure.Kind == MetricKind.Cardinality
                    ? new MetricResult(figure, kind) { Distinct = row.GetInt64(value) }
                    : new MetricResult(figure, kind) { Quantiles = row.IsDBNull(value) ? [] : Quantiles.Of(row.GetFieldValue<List<double>>(value), figure.Percents) };
                return true;
            });
        }
    }

    void Take(DbDataReader row, int first, IReadOnlyList<MetricAggregation> figures, Bucket bucket)
    {
        for (var at = 0; at < figures.Count; at++)
        {
            var from = first + at * GroupSql.FigureColumns;
            double? Number(int place) => row.IsDBNull(from + place) ? null : row.GetDouble(from + place);
            bucket.Metrics[figures[at].Name] = new MetricResult(figures[at], FieldOf(figures[at].Field).Kind, row.GetInt64(from), Number(1) ?? 0, Number(2), Number(3), Number(4) ?? 0);
        }
    }

    Task<List<T>> RowsAsync<T>(Func<GroupSql, string, string> statement, Func<DbDataReader, T> read) => command.RowsAsync((files, parameters) =>
    {
        var clauses = new ClauseSql(table, now, parameters);
        return table.From(files, times, parameters) is { } from ? statement(new GroupSql(table, clauses, parameters), $"{from} WHERE {clauses.Where(query)}") : null;
    }, read, abort);

    JsonObject Write(ImmutableArray<Aggregation> aggregations, Bucket bucket)
    {
        var written = new JsonObject();
        foreach (var aggregation in aggregations)
        {
            JsonObject? answer = aggregation switch
            {
                BucketAggregation buckets => buckets.Write(bucket.Lists[buckets.Name], FieldOf(buckets.Field), inner => Counted(buckets.Children, inner)),
                MetricAggregation metric => bucket.Metrics[metric.Name].Write(),
                _ => bucket.Pipelines.TryGetValue(aggregation.Name, out var result) ? Write((PipelineAggregation)aggregation, result) : null,
            };
            if (answer is not null) written[aggregation.Name] = answer;
        }
        return written;
    }

    JsonObject Counted(ImmutableArray<Aggregation> children, Bucket bucket)
    {
        var written = new JsonObject { ["doc_count"] = bucket.Count };
        foreach (var (name, value) in Write(children, bucket).ToList()) written[name] = value?.DeepClone();
        return written;
    }

    static JsonObject Write(PipelineAggregation pipeline, PipelineResult result)
    {
        var written = new JsonObject { ["value"] = result.Value };
        if (pipeline.Kind is PipelineKind.MinBucket or PipelineKind.MaxBucket) written["keys"] = new JsonArray([.. result.Keys.Select(key => JsonValue.Create(key))]);
        return written;
    }

    /// <summary>A bucket's key as text, for the keys that a pipeline names.</summary>
    string NameOf(ImmutableArray<Aggregation> aggregations, string list, Bucket bucket)
    {
        if (aggregations.OfType<FiltersAggregation>().FirstOrDefault(one => one.Name == list) is { } filters) return filters.Filters[(int)bucket.Key.Number].Key ?? "";
        var written = new JsonObject();
        var of = aggregations.OfType<BucketAggregation>().First(one => one.Name == list);
        var (kind, format, zone) = of is HistogramAggregation histogram ? (histogram.IsDate ? FieldKind.Date : FieldKind.Double, histogram.Format, histogram.Interval.Zone) : (FieldOf(of.Field).Kind, "", default);
        KeyText.Write(written, kind, bucket.Key, format, zone);
        return (string?)written["key_as_string"] ?? (bucket.Key.Text ?? bucket.Key.Number.ToString("0.0##############", CultureInfo.InvariantCulture));
    }

    SearchField FieldOf(string? name) => name is null ? SearchField.Unmapped : table.Field(name);
}
