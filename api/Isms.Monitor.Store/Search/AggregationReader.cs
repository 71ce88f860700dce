using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Isms.Monitor.Store.Search;

/// <summary>Reads the aggregations of a request.</summary>
/// <param name="now">For times that count from now.</param>
sealed class AggregationReader(DateTimeOffset now)
{
    const int MaxDepth = 6;
    const int MaxSize = 65_536;

    /// <exception cref="SearchException">What is not known, or wrong.</exception>
    public ImmutableArray<Aggregation> Read(JsonNode? aggregations, int depth = 0)
    {
        if (aggregations is null) return [];
        if (depth > MaxDepth) throw SearchException.Wrong("the aggregations are nested too deeply.", "Use fewer levels.");
        ImmutableArray<Aggregation> read = [.. JsonShape.Object(aggregations, "aggregations").Select(one => One(one.Key, JsonShape.Object(one.Value, one.Key), depth))];
        return depth == 0 && read.OfType<PipelineAggregation>().FirstOrDefault(one => one.IsInside) is { } stray ? throw Stray(stray.Name) : read;
    }

    static SearchException Stray(string name) => SearchException.Wrong($"'{name}' is not in the buckets of a histogram.", "Put it into one.");

    Aggregation One(string name, JsonObject body, int depth)
    {
        var children = Read(body["aggs"] ?? body["aggregations"], depth + 1);
        var types = body.Where(member => member.Key is not ("aggs" or "aggregations" or "meta")).ToList();
        if (types.Count != 1) throw SearchException.Wrong($"the aggregation '{name}' has {types.Count} types.", "Give it one.");
        var (type, of) = (types[0].Key, types[0].Value);
        Aggregation? read = type switch
        {
            "terms" => Terms(name, of, children),
            "date_histogram" => DateHistogram(name, of, children),
            "histogram" => Histogram(name, of, children),
            "filters" => Filters(name, of, children),
            "filter" => new FiltersAggregation(name, [(null, QueryReader.Read(of))], true, children),
            _ => null,
        };
        if (read is not null)
        {
            if (read is not HistogramAggregation && children.OfType<PipelineAggregation>().FirstOrDefault(child => child.IsInside) is { } stray) throw Stray(stray.Name);
            return read;
        }
        read = PipelineOf(type) is { } pipeline ? Pipeline(name, pipeline, of) : Metric(name, type, of);
        return children.Length == 0 ? read : throw SearchException.Wrong($"'{name}' makes no buckets and cannot have aggregations in it.", "Put them beside it.");
    }

    static TermsAggregation Terms(string name, JsonNode? body, ImmutableArray<Aggregation> children)
    {
        var parts = JsonShape.Known(body, "terms", "field", "size", "order", "min_doc_count", "missing", "shard_size", "execution_hint", "collect_mode", "show_term_doc_count_error", "value_type");
        var least = JsonShape.Whole(parts["min_doc_count"], "min_doc_count", 1, int.MaxValue);
        if (least == 0) throw SearchException.Unknown("min_doc_count 0 in terms");
        var size = JsonShape.Whole(parts["size"], "size", 10, MaxSize);
        if (size == 0) throw SearchException.Wrong("the size of terms is 0.", "Send at least 1.");
        var order = JsonShape.Many(parts["order"]).Select(one => Order(one, children)).ToList();
        var read = new TermsAggregation(name, FieldOf(parts, "terms"), children) { Size = size, Least = least, Missing = parts["missing"] is { } missing ? JsonShape.Text(missing, "missing") : null };
        return order.Count == 0 ? read : read with { Order = order };
    }

    static BucketOrder Order(JsonNode? node, ImmutableArray<Aggregation> children)
    {
        var (by, direction) = JsonShape.Only(node, "an order");
        var isDescending = JsonShape.Text(direction, "an order") == "desc";
        if (by is "_count" or "_key" or "_term") return new BucketOrder(by == "_term" ? "_key" : by, "", isDescending);
        var (metric, property) = MetricPath.Split(by);
        return children.OfType<MetricAggregation>().Any(child => child.Name == metric) ? new BucketOrder(metric, property, isDescending)
            : throw SearchException.Wrong($"the order '{by}' names no figure of the buckets.", "Name one, or _count or _key.");
    }

    HistogramAggregation DateHistogram(string name, JsonNode? body, ImmutableArray<Aggregation> children)
    {
        var parts = JsonShape.Known(body, "date_histogram", "field", "fixed_interval", "calendar_interval", "min_doc_count", "extended_bounds", "offset", "time_zone", "format", "keyed", "order");
        var format = parts["format"] is { } given ? JsonShape.Text(given, "format") : "";
        if (format.Contains("||", StringComparison.Ordinal) || !SearchTime.KnowsFormat(format)) throw SearchException.Unknown($"the format '{format}'");
        if ((parts["fixed_interval"] is null) == (parts["calendar_interval"] is null)) throw SearchException.Wrong($"'{name}' must have one of fixed_interval and calendar_interval.", "Send one.");
        var offset = parts["offset"] is { } later ? JsonShape.Text(later, "offset") : "0";
        var millis = offset == "0" ? 0 : offset.StartsWith('-') ? -BucketInterval.Fixed(offset[1..]) : BucketInterval.Fixed(offset.TrimStart('+'));
        var zone = ZoneOf(parts["time_zone"]);
        var interval = parts["fixed_interval"] is { } width
            ? new BucketInterval(BucketInterval.Fixed(JsonShape.Text(width, "fixed_interval")), "", millis, zone)
            : new BucketInterval(0, BucketInterval.OfCalendar(JsonShape.Text(parts["calendar_interval"], "calendar_interval")), millis, zone);
        double Bound(JsonNode? at) => SearchTime.Read(JsonShape.Text(at, "a bound"), isMillis: format == "epoch_millis" || at is JsonValue { } value && value.GetValueKind() == System.Text.Json.JsonValueKind.Number, now).First;
        return new HistogramAggregation(name, FieldOf(parts, "date_histogram"), interval, children)
        {
            IsDate = true, Format = format, Least = JsonShape.Whole(parts["min_doc_count"], "min_doc_count", 0, int.MaxValue), IsKeyed = JsonShape.IsTrue(parts["keyed"]),
            Extended = BoundsOf(parts["extended_bounds"], Bound), IsDescending = ByKey(parts["order"]),
        };
    }

    static HistogramAggregation Histogram(string name, JsonNode? body, ImmutableArray<Aggregation> children)
    {
        var parts = JsonShape.Known(body, "histogram", "field", "interval", "min_doc_count", "extended_bounds", "offset", "keyed", "order");
        var width = JsonShape.Number(parts["interval"], "interval");
        if (width <= 0) throw SearchException.Wrong("the interval of a histogram is not above 0.", "Send one.");
        var offset = parts["offset"] is { } later ? JsonShape.Number(later, "offset") : 0;
        return new HistogramAggregation(name, FieldOf(parts, "histogram"), new BucketInterval(width, "", offset, default), children)
        {
            Least = JsonShape.Whole(parts["min_doc_count"], "min_doc_count", 0, int.MaxValue), IsKeyed = JsonShape.IsTrue(parts["keyed"]),
            Extended = BoundsOf(parts["extended_bounds"], at => JsonShape.Number(at, "a bound")), IsDescending = ByKey(parts["order"]),
        };
    }

    static FiltersAggregation Filters(string name, JsonNode? body, ImmutableArray<Aggregation> children)
    {
        var filters = JsonShape.Known(body, "filters", "filters", "keyed")["filters"];
        IReadOnlyList<(string?, Clause)> read = filters is JsonArray list
            ? [.. list.Select(one => ((string?)null, QueryReader.Read(one)))]
            : [.. JsonShape.Object(filters, "filters").Select(one => ((string?)one.Key, QueryReader.Read(one.Value)))];
        return new FiltersAggregation(name, read, false, children);
    }

    static MetricAggregation Metric(string name, string type, JsonNode? body)
    {
        var kind = type switch
        {
            "value_count" => MetricKind.ValueCount,
            "sum" => MetricKind.Sum,
            "avg" => MetricKind.Avg,
            "min" => MetricKind.Min,
            "max" => MetricKind.Max,
            "stats" => MetricKind.Stats,
            "extended_stats" => MetricKind.ExtendedStats,
            "cardinality" => MetricKind.Cardinality,
            "percentiles" => MetricKind.Percentiles,
            _ => throw SearchException.Unknown($"the aggregation '{type}'"),
        };
        var parts = JsonShape.Known(body, type, "field", "missing", "percents", "keyed", "sigma", "precision_threshold", "tdigest", "format");
        var read = new MetricAggregation(name, kind, FieldOf(parts, type), parts["missing"] is { } missing ? JsonShape.Text(missing, "missing") : null) { IsKeyed = parts["keyed"] is null || JsonShape.IsTrue(parts["keyed"]) };
        if (parts["sigma"] is { } sigma) read = read with { Sigma = JsonShape.Number(sigma, "sigma") };
        if (parts["percents"] is not JsonArray percents) return read;
        var wanted = percents.Select(one => JsonShape.Number(one, "a percent")).Order().ToList();
        return wanted.Count > 0 && wanted.All(percent => percent is >= 0 and <= 100) ? read with { Percents = wanted } : throw SearchException.Wrong("percents are not from 0 to 100.", "Send numbers in that range.");
    }

    static PipelineKind? PipelineOf(string type) => type switch
    {
        "cumulative_sum" => PipelineKind.CumulativeSum,
        "serial_diff" => PipelineKind.SerialDiff,
        "sum_bucket" => PipelineKind.SumBucket,
        "avg_bucket" => PipelineKind.AvgBucket,
        "min_bucket" => PipelineKind.MinBucket,
        "max_bucket" => PipelineKind.MaxBucket,
        _ => null,
    };

    static PipelineAggregation Pipeline(string name, PipelineKind kind, JsonNode? body)
    {
        var parts = JsonShape.Known(body, name, "buckets_path", "lag", "gap_policy");
        var gaps = parts["gap_policy"] is { } policy ? JsonShape.Text(policy, "gap_policy") : "skip";
        if (gaps is not ("skip" or "insert_zeros")) throw SearchException.Unknown($"the gap_policy '{gaps}'");
        return new PipelineAggregation(name, kind, JsonShape.Text(parts["buckets_path"], "buckets_path"), Math.Max(1, JsonShape.Whole(parts["lag"], "lag", 1, 10_000)), gaps == "insert_zeros");
    }

    static string FieldOf(JsonObject parts, string type) => JsonShape.Text(parts["field"], $"the field of {type}");

    static (double, double)? BoundsOf(JsonNode? node, Func<JsonNode?, double> bound) =>
        node is null ? null : JsonShape.Known(node, "extended_bounds", "min", "max") is var parts ? (bound(parts["min"]), bound(parts["max"])) : null;

    static bool ByKey(JsonNode? order)
    {
        if (order is null) return false;
        var (by, direction) = JsonShape.Only(order is JsonArray { Count: 1 } one ? one[0] : order, "an order");
        return by == "_key" ? JsonShape.Text(direction, "an order") == "desc" : throw SearchException.Unknown($"the order '{by}' of a histogram");
    }

    /// <summary>Without a list of the world's zones: what has the same offset all year.</summary>
    static TimeSpan ZoneOf(JsonNode? node)
    {
        var zone = node is null ? "Z" : JsonShape.Text(node, "time_zone");
        if (zone is "Z" or "UTC" or "utc" or "GMT") return default;
        return zone[0] is '+' or '-' && TimeSpan.TryParseExact(zone[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var offset) ? (zone[0] == '-' ? -offset : offset)
            : throw SearchException.Unknown($"the time_zone '{(zone.Length > 40 ? zone[..40] : zone)}'");
    }
}
