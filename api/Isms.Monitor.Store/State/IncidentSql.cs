using System.Collections.Immutable;
using System.Globalization;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Query;
using Isms.Monitor.Store.Query.Conditions;

namespace Isms.Monitor.Store.State;

/// <summary>A query over incidents as the condition of a SQLite <c>WHERE</c> over <c>incidents i</c>. It is never null, so <c>not</c> is exact.</summary>
/// <remarks>Fields: <c>state</c> (<c>open</c>: neither resolved nor closed), <c>severity</c> (in its order), <c>owner</c> and <c>verdict</c>
/// (<c>none</c>: without), <c>due</c> (<c>past</c>, <c>none</c>, a time), <c>title</c> (a part of it), <c>id</c>, <c>events</c>, <c>alerts</c>,
/// <c>first</c>, <c>last</c>, <c>detected</c>; every other field is a tag: policy, control, risk, rule, asset, technique and entity fields.
/// Free text is a part of the title, or the whole of an id or tag.</remarks>
sealed class IncidentSql(EventQuery query, long nowMicros)
{
    public const string IsOpen = "lower(i.state) NOT IN ('resolved', 'closed')";

    const string Levels = "informational, low, medium, high, critical";

    /// <summary>The kinds of tags by a skip over the key, which begins with them.</summary>
    const string Kinds = "WITH RECURSIVE kinds(kind) AS (SELECT min(kind) FROM incident_tags UNION ALL SELECT (SELECT min(t.kind) FROM incident_tags t WHERE t.kind > kinds.kind) FROM kinds WHERE kinds.kind IS NOT NULL) SELECT kind FROM kinds WHERE kind IS NOT NULL";

    static readonly ImmutableArray<string> States = ["new", "acknowledged", "inprogress", "resolved", "closed", "reopened"];

    static readonly ImmutableArray<string> Verdicts = [.. Enum.GetNames<Incidents.Verdict>().Select(name => name.ToLowerInvariant())];

    readonly List<(string, object?)> _values = [];
    readonly List<Condition> _conditions = [];

    public IReadOnlyList<(string, object?)> Values => _values;

    /// <summary>What <c>isms_holds</c> has to test, by number.</summary>
    public IReadOnlyList<Condition> Conditions => _conditions;

    /// <exception cref="QueryException">ISMS4008: a state, severity or verdict that there is not.</exception>
    public string Where() => Where(query.Root);

    string Where(QueryNode node) => node switch
    {
        Everything => "1",
        AllOf all => $"({string.Join(" AND ", all.Nodes.Select(Where))})",
        AnyOf any => $"({string.Join(" OR ", any.Nodes.Select(Where))})",
        Negation not => $"(NOT {Where(not.Node)})",
        FreeText free => Free(free.Pattern),
        Exists leaf => Leaf(leaf.Field, leaf),
        Equal leaf => Leaf(leaf.Field, leaf),
        Matching leaf => Leaf(leaf.Field, leaf),
        Between leaf => Leaf(leaf.Field, leaf),
        InNetwork leaf => Leaf(leaf.Field, leaf),
        _ => throw new InvalidOperationException($"No SQL for {node.GetType().Name}."),
    };

    string Leaf(string field, QueryNode leaf) => field switch
    {
        "state" => State(leaf),
        "severity" => Severity(leaf),
        "owner" => leaf is Equal { Value: "none" } ? "i.owner IS NULL" : Text("i.owner", leaf),
        "verdict" => leaf is Equal { Value: "none" } ? "i.verdict IS NULL" : Text("lower(i.verdict)", Named(leaf, "verdict", Verdicts)),
        "due" => Due(leaf),
        "title" => leaf is Equal title ? Contains(Wildcard.Literal(title.Value).Contained()) : Text("i.title", leaf),
        "id" => Text("i.id", leaf),
        "events" or "alerts" => Text($"CAST(i.{field} AS TEXT)", leaf),
        "first" or "last" or "detected" => Time($"i.{field}", leaf),
        _ => Tag(field, leaf),
    };

    string State(QueryNode leaf) => leaf is Equal { Value: var value } && Plain(value) == "open" ? IsOpen : Text("lower(i.state)", Named(leaf, "state", States));

    string Due(QueryNode leaf) => leaf switch
    {
        Equal { Value: "past" } => $"(i.due IS NOT NULL AND i.due < {Add(nowMicros)} AND {IsOpen})",
        Equal { Value: "none" } => "i.due IS NULL",
        Equal { Value: var value } when !ValueReader.TryMicros(value, out _) => throw Wrong("due time", value, "past, none, or a time as due:<2026-11-25"),
        _ => Time("i.due", leaf),
    };

    string Severity(QueryNode leaf) => leaf switch
    {
        Equal equal => $"i.severity = {LevelOf(equal.Value)}",
        Between range => $"(i.severity {(range.From?.Inclusive ?? true ? ">=" : ">")} {(range.From is { } low ? LevelOf(low.Text) : 0)} AND i.severity {(range.To?.Inclusive ?? true ? "<=" : "<")} {(range.To is { } high ? LevelOf(high.Text) : 9)})",
        _ => Text("CASE i.severity WHEN 0 THEN 'informational' WHEN 1 THEN 'low' WHEN 2 THEN 'medium' WHEN 3 THEN 'high' ELSE 'critical' END", leaf),
    };

    int LevelOf(string value) => Enum.TryParse<Level>(value, ignoreCase: true, out var level) && Enum.IsDefined(level) && !char.IsAsciiDigit(value[0])
        ? (int)level : throw Wrong("severity", value, Levels);

    string Free(Wildcard pattern)
    {
        var title = Contains(pattern);
        if (pattern.Parts is not [_, { Length: > 1 } plain, _]) return title;
        var value = Add(plain);
        return $"({title} OR i.id = {value} OR i.id IN (SELECT incident FROM incident_tags WHERE kind IN ({Kinds}) AND value = {value}))";
    }

    /// <summary>LIKE folds ASCII alone, so other letters take the slower way.</summary>
    string Contains(Wildcard pattern) => pattern.ToLike() is var like && Ascii(like)
        ? $"i.title LIKE {Add(like)} ESCAPE '!'" : Holds("i.title", new PatternCondition(pattern));

    string Tag(string kind, QueryNode leaf)
    {
        var value = leaf switch
        {
            Exists => "1",
            Equal equal when Ascii(equal.Value) => $"value = {Add(equal.Value)}",
            Matching pattern when Ascii(pattern.Pattern.ToLike()) => $"value LIKE {Add(pattern.Pattern.ToLike())} ESCAPE '!'",
            // One address of the older kind has one spelling, so the key finds it.
            InNetwork { Range: var range } when range.First == range.Last && AddressRange.ToText(range.First) is var text && !text.Contains(':', StringComparison.Ordinal) => $"value = {Add(text)}",
            _ => Holds("value", ConditionOf.Leaf(leaf)),
        };
        return $"i.id IN (SELECT incident FROM incident_tags WHERE kind = {Add(kind)} AND {value})";
    }

    string Text(string expression, QueryNode leaf) => leaf is Exists ? $"{expression} IS NOT NULL" : Holds(expression, ConditionOf.Leaf(leaf));

    string Time(string column, QueryNode leaf)
    {
        if (leaf is Exists) return $"{column} IS NOT NULL";
        _conditions.Add(ConditionOf.Leaf(leaf));
        return $"coalesce(isms_holds_at({_conditions.Count - 1}, {column}), 0)";
    }

    string Holds(string expression, Condition condition)
    {
        _conditions.Add(condition);
        return $"coalesce(isms_holds({_conditions.Count - 1}, {expression}), 0)";
    }

    /// <summary>A value that has to be one of a few, however it is spelled: <c>in progress</c>, <c>in-progress</c>, <c>InProgress</c>.</summary>
    QueryNode Named(QueryNode leaf, string what, ImmutableArray<string> known)
    {
        if (leaf is not Equal equal) return leaf;
        return known.Contains(Plain(equal.Value)) ? equal with { Value = Plain(equal.Value) }
            : throw Wrong(what, equal.Value, $"{(what == "state" ? "open, " : "none, ")}{string.Join(", ", known)}");
    }

    QueryException Wrong(string what, string value, string allowed) =>
        QueryException.Value(Math.Max(0, query.Text.IndexOf(value, StringComparison.OrdinalIgnoreCase)) + 1, what, value, allowed);

    string Add(object value)
    {
        _values.Add((string.Create(CultureInfo.InvariantCulture, $"$q{_values.Count}"), value));
        return _values[^1].Item1;
    }

    static string Plain(string value) => string.Concat(value.ToLowerInvariant().Where(letter => letter is not ('-' or '_' or ' ')));

    static bool Ascii(string text) => text.All(char.IsAscii);
}
