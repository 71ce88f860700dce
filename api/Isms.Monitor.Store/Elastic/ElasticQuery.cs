using System.Text;
using System.Text.Json.Nodes;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Elastic;

/// <summary>A query as Elasticsearch's DSL over <see cref="QueryTerms"/>: the same events as <see cref="QuerySql"/> and <see cref="QueryPredicate"/> give.</summary>
static class ElasticQuery
{
    public static JsonObject Of(QueryNode node) => node switch
    {
        Everything => new JsonObject { ["match_all"] = new JsonObject() },
        AllOf(var nodes) => Bool("filter", nodes.Select(Of)),
        AnyOf(var nodes) => Bool("should", nodes.Select(Of)),
        Negation(var inner) => Bool("must_not", [Of(inner)]),
        Exists(var field) => Between(QueryTerms.All(field, 't')),
        Equal(var field, var value) => Equal(field, value),
        Matching(var field, var pattern) => Like(field, pattern),
        FreeText(var pattern) => Bool("should", [Like("event.original", pattern), Like("message", pattern)]),
        InNetwork(var field, var range) => IsTime(field) ? Nothing() : Addresses(field, range.First, range.Last),
        Between range => Range(range),
        _ => throw new InvalidOperationException($"No Elasticsearch query for {node.GetType().Name}."),
    };

    static bool IsTime(string field) => EventColumn.Find(field)?.Kind == ColumnKind.Micros;

    /// <summary>A date alone means the whole day, where the field is an instant.</summary>
    static JsonObject Equal(string field, string value)
    {
        var lower = value.ToLowerInvariant();
        if (!IsTime(field)) return Term(QueryTerms.Text(field, lower.Length > QueryTerms.MaxText ? lower[..QueryTerms.MaxText] : lower));
        if (!ValueReader.TryMicros(lower, out var micros)) return Nothing();
        var last = lower.Length == 10 ? micros + Events.UnixMicros.Day - 1 : micros;
        return Terms(QueryTerms.Time(field, micros), true, QueryTerms.Time(field, last), true);
    }

    static JsonObject Range(Between range)
    {
        var (field, from, to) = (range.Field, range.From, range.To);
        return range.Kind switch
        {
            RangeKind.Number => Terms(field, 'n', from, to, text => QueryTerms.Number(field, ValueReader.Number(text))),
            RangeKind.Time => Terms(field, 'm', from, to, text => QueryTerms.Time(field, ValueReader.Micros(text))),
            RangeKind.Address when IsTime(field) => Nothing(),
            RangeKind.Address => Terms(field, 'a', from, to, text => QueryTerms.Address(field, ValueReader.Address(text))),
            _ => Terms(field, 't', from, to, text => QueryTerms.Text(field, text.ToLowerInvariant())),
        };
    }

    static JsonObject Terms(string field, char reading, Bound? from, Bound? to, Func<string, string> term)
    {
        var (first, behind) = QueryTerms.All(field, reading);
        return Terms(from is null ? first : term(from.Text), from?.Inclusive ?? true, to is null ? behind : term(to.Text), to?.Inclusive ?? false);
    }

    static JsonObject Addresses(string field, UInt128 first, UInt128 last) =>
        Terms(QueryTerms.Address(field, first), true, QueryTerms.Address(field, last), true);

    static JsonObject Between((string From, string Below) terms) => Terms(terms.From, true, terms.Below, false);

    static JsonObject Terms(string from, bool fromIncluded, string to, bool toIncluded) => new()
    {
        ["range"] = new JsonObject { [QueryTerms.Field] = new JsonObject { [fromIncluded ? "gte" : "gt"] = from, [toIncluded ? "lte" : "lt"] = to } },
    };

    static JsonObject Term(string term) => new() { ["term"] = new JsonObject { [QueryTerms.Field] = term } };

    static JsonObject Like(string field, Wildcard pattern)
    {
        var text = new StringBuilder();
        Escape(text, QueryTerms.Text(field, ""));
        foreach (var part in pattern.Parts)
        {
            if (ReferenceEquals(part, Wildcard.Any)) text.Append('*');
            else if (ReferenceEquals(part, Wildcard.One)) text.Append('?');
            else Escape(text, part);
        }
        return new JsonObject { ["wildcard"] = new JsonObject { [QueryTerms.Field] = new JsonObject { ["value"] = text.ToString() } } };
    }

    static void Escape(StringBuilder to, string literal)
    {
        foreach (var letter in literal)
        {
            if (letter is '*' or '?' or '\\') to.Append('\\');
            to.Append(letter);
        }
    }

    static JsonObject Bool(string clause, IEnumerable<JsonObject> queries) =>
        new() { ["bool"] = new JsonObject { [clause] = new JsonArray([.. queries]) } };

    static JsonObject Nothing() => new() { ["match_none"] = new JsonObject() };
}
