using System.Text.Json;
using System.Text.Json.Nodes;

namespace Isms.Monitor.Store.Search;

/// <summary>Reads the query of a request.</summary>
static class QueryReader
{
    /// <summary>Deeper ones are refused: a request is not trusted.</summary>
    const int MaxDepth = 40;

    /// <exception cref="SearchException">What is not known, or wrong.</exception>
    public static Clause Read(JsonNode? query, int depth = 0)
    {
        if (depth > MaxDepth) throw SearchException.Wrong("the query is nested too deeply.", "Write it with fewer levels.");
        if (query is null) return new MatchAllClause();
        var (name, body) = JsonShape.Only(query, "a query");
        return name switch
        {
            "match_all" => new MatchAllClause(),
            "match_none" => new MatchNoneClause(),
            "bool" => Bool(body, depth + 1),
            "query_string" => Lucene(body),
            "term" or "match" or "match_phrase" => Term(body, name),
            "terms" => Terms(body),
            "range" => Range(body),
            "exists" => new ExistsClause(JsonShape.Text(JsonShape.Known(body, "exists", "field", "boost")["field"], "the field of exists")),
            "prefix" => Pattern(body, name, value => LuceneText.Escape(value) + "*"),
            "wildcard" => Pattern(body, name, value => value),
            "ids" => new TermsClause("_id", [.. JsonShape.Many(JsonShape.Known(body, "ids", "values")["values"]).Select(one => JsonShape.Text(one, "an id"))]),
            _ => throw SearchException.Unknown($"the query '{name}'"),
        };
    }

    static BoolClause Bool(JsonNode? body, int depth)
    {
        var parts = JsonShape.Known(body, "bool", "filter", "must", "should", "must_not", "minimum_should_match", "boost");
        List<Clause> Of(string name) => [.. JsonShape.Many(parts[name]).Select(one => Read(one, depth))];
        List<Clause> must = [.. Of("filter"), .. Of("must")];
        var should = Of("should");
        var minimum = JsonShape.Whole(parts["minimum_should_match"], "minimum_should_match", should.Count > 0 && must.Count == 0 ? 1 : 0, 1_000);
        return new BoolClause(must, should, Of("must_not"), minimum);
    }

    static Clause Lucene(JsonNode? body)
    {
        var parts = JsonShape.Known(body, "query_string", "query", "analyze_wildcard", "default_operator", "lenient", "boost", "time_zone");
        if (parts["time_zone"] is { } zone && JsonShape.Text(zone, "time_zone") is not ("UTC" or "utc" or "Z")) throw SearchException.Unknown("a time_zone in query_string");
        var isAnd = parts["default_operator"] is { } with && JsonShape.Text(with, "default_operator").Equals("and", StringComparison.OrdinalIgnoreCase);
        return LuceneReader.Read(JsonShape.Text(parts["query"], "the text of query_string"), isAnd);
    }

    static TermsClause Term(JsonNode? body, string name)
    {
        var (field, value) = JsonShape.Only(body, name);
        if (value is JsonObject) value = JsonShape.Known(value, name, "value", "query", "boost") is var parts ? parts["value"] ?? parts["query"] : null;
        return new TermsClause(field, [JsonShape.Text(value, $"the value of {field}")], AnyWord: name == "match");
    }

    static TermsClause Terms(JsonNode? body)
    {
        var all = JsonShape.Object(body, "terms").Where(member => member.Key != "boost").ToList();
        if (all.Count != 1 || all[0].Value is not JsonArray values) throw SearchException.Wrong("terms must name one field with an array of values.", "Write {\"terms\":{\"field\":[\"a\",\"b\"]}}.");
        return new TermsClause(all[0].Key, [.. values.Select(value => JsonShape.Text(value, $"a value of {all[0].Key}"))]);
    }

    static RangeClause Range(JsonNode? body)
    {
        var (field, value) = JsonShape.Only(body, "range");
        var parts = JsonShape.Known(value, "range", "gte", "gt", "lte", "lt", "format", "boost", "time_zone");
        if (parts["time_zone"] is { } zone && JsonShape.Text(zone, "time_zone") is not ("UTC" or "utc" or "Z" or "+00:00")) throw SearchException.Unknown("a time_zone in range");
        var format = parts["format"] is { } given ? JsonShape.Text(given, "format") : "";
        if (!SearchTime.KnowsFormat(format)) throw SearchException.Unknown($"the format '{format}'");
        RangeEnd? End(string closed, string open) => parts[closed] is { } at ? new RangeEnd(JsonShape.Text(at, closed), true)
            : parts[open] is { } beyond ? new RangeEnd(JsonShape.Text(beyond, open), false) : null;
        var isMillis = format == "epoch_millis" || (parts["gte"] ?? parts["gt"] ?? parts["lte"] ?? parts["lt"])?.GetValueKind() == JsonValueKind.Number;
        return new RangeClause(field, End("gte", "gt"), End("lte", "lt"), isMillis);
    }

    static PatternClause Pattern(JsonNode? body, string name, Func<string, string> pattern)
    {
        var (field, value) = JsonShape.Only(body, name);
        if (value is JsonObject) value = JsonShape.Known(value, name, "value", "boost")["value"];
        return new PatternClause(field, pattern(JsonShape.Text(value, $"the value of {field}")));
    }
}
