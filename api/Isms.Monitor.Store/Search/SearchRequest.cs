using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Isms.Monitor.Store.Search;

/// <summary>A request, understood.</summary>
sealed record SearchRequest
{
    /// <summary>As Elasticsearch.</summary>
    public const int MaxHits = 10_000;

    public required Clause Query { get; init; }

    public ImmutableArray<Aggregation> Aggregations { get; init; } = [];

    public int Size { get; init; } = 10;

    public int From { get; init; }

    public IReadOnlyList<SortKey> Sort { get; init; } = [];

    /// <summary>Fields that are answered apart from the document; with the format of times.</summary>
    public IReadOnlyList<(string Field, string Format)> Fields { get; init; } = [];

    /// <summary>Names and patterns; empty: all; null: no document at all.</summary>
    public IReadOnlyList<string>? Source { get; init; } = [];

    /// <param name="body">As it was sent; null: everything.</param>
    /// <param name="now">For times that count from now.</param>
    /// <exception cref="SearchException">What is not known, or wrong.</exception>
    public static SearchRequest Read(JsonNode? body, DateTimeOffset now)
    {
        var parts = JsonShape.Known(body ?? new JsonObject(), "the request", "query", "aggs", "aggregations", "size", "from", "sort", "fields", "docvalue_fields", "_source", "script_fields",
            "stored_fields", "track_total_hits", "highlight", "timeout", "version", "explain", "profile");
        if (parts["script_fields"] is JsonObject { Count: > 0 }) throw SearchException.Unknown("a script");
        var (size, from) = (JsonShape.Whole(parts["size"], "size", 10, MaxHits), JsonShape.Whole(parts["from"], "from", 0, MaxHits));
        if (size + from > MaxHits) throw SearchException.Wrong($"from and size are together more than {MaxHits}.", "Ask for a shorter time.");
        return new SearchRequest
        {
            Query = QueryReader.Read(parts["query"]),
            Aggregations = new AggregationReader(now).Read(parts["aggs"] ?? parts["aggregations"]),
            Size = size, From = from,
            Sort = [.. JsonShape.Many(parts["sort"]).Select(SortKey.Read)],
            Fields = [.. JsonShape.Many(parts["docvalue_fields"]).Concat(JsonShape.Many(parts["fields"])).Select(Field).DistinctBy(field => field.Item1)],
            Source = SourceOf(parts["_source"]),
        };
    }

    static (string, string) Field(JsonNode? node)
    {
        if (node is not JsonObject) return (JsonShape.Text(node, "a field"), "");
        var parts = JsonShape.Known(node, "a field", "field", "format", "include_unmapped");
        return (JsonShape.Text(parts["field"], "a field"), parts["format"] is { } format ? JsonShape.Text(format, "format") : "");
    }

    static IReadOnlyList<string>? SourceOf(JsonNode? node) => node switch
    {
        null => [],
        JsonValue value when value.GetValueKind() == JsonValueKind.True => [],
        JsonValue value when value.GetValueKind() == JsonValueKind.False => null,
        JsonObject => [.. JsonShape.Many(JsonShape.Known(node, "_source", "includes", "include")["includes"] ?? node["include"]).Select(one => JsonShape.Text(one, "a field"))],
        _ => [.. JsonShape.Many(node).Select(one => JsonShape.Text(one, "a field"))],
    };
}

/// <summary>What hits are ordered by.</summary>
/// <param name="Field"><c>_doc</c>: any order that stays the same.</param>
/// <param name="IsDescending">Greatest first.</param>
/// <param name="IsMissingFirst">Hits without a value come first; else last.</param>
sealed record SortKey(string Field, bool IsDescending, bool IsMissingFirst)
{
    public static SortKey Read(JsonNode? node)
    {
        if (node is not JsonObject) return new SortKey(JsonShape.Text(node, "a sort"), false, false);
        var (field, how) = JsonShape.Only(node, "a sort");
        if (how is not JsonObject) return new SortKey(field, JsonShape.Text(how, "a sort") == "desc", false);
        var parts = JsonShape.Known(how, "a sort", "order", "unmapped_type", "missing", "format", "mode", "numeric_type");
        if (parts["mode"] is not null || parts["format"] is not null || parts["numeric_type"] is not null) throw SearchException.Unknown("'mode', 'format' or 'numeric_type' in a sort");
        return new SortKey(field, parts["order"] is { } order && JsonShape.Text(order, "order") == "desc", parts["missing"] is { } missing && JsonShape.Text(missing, "missing") == "_first");
    }
}
