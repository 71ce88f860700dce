using Isms.Monitor.Events;
using Isms.Monitor.Store.Query.Conditions;

namespace Isms.Monitor.Store.Query;

/// <summary>A query as a test of alerts in memory.</summary>
/// <remarks>Fields: <c>id</c>, <c>rule</c> (name or id), <c>level</c> (in its order), <c>kind</c>, <c>control</c>, <c>technique</c>, <c>count</c>,
/// <c>first</c>, <c>last</c> and every entity field. Free text is a part of the rule's name or the reason, or an entity's value.</remarks>
public static class AlertQuery
{
    /// <exception cref="QueryException">ISMS4008: a level that there is not.</exception>
    public static Predicate<Alert> Compile(EventQuery query) => Compile(query.Root, query.Text);

    static Predicate<Alert> Compile(QueryNode node, string text)
    {
        switch (node)
        {
            case Everything:
                return _ => true;
            case AllOf(var nodes):
                var all = nodes.Select(one => Compile(one, text)).ToArray();
                return alert => Array.TrueForAll(all, test => test(alert));
            case AnyOf(var nodes):
                var any = nodes.Select(one => Compile(one, text)).ToArray();
                return alert => Array.Exists(any, test => test(alert));
            case Negation(var inner):
                var negated = Compile(inner, text);
                return alert => !negated(alert);
            case FreeText free:
                var part = new PatternCondition(free.Pattern);
                return alert => part.OfText(alert.Rule.Name) || part.OfText(alert.Reason) || alert.Entities.Values.Any(values => values.Any(part.OfText));
            case Exists leaf:
                return alert => Values(alert, leaf.Field).Any();
            case Equal { Field: "level" } leaf:
                var level = LevelOf(leaf.Value, text);
                return alert => alert.Rule.Level == level;
            case Between { Field: "level" } leaf:
                return Levels(leaf, text);
            default:
                return OfField(FieldOf(node), ConditionOf.Leaf(node));
        }
    }

    static Predicate<Alert> OfField(string field, Condition condition) => field switch
    {
        "first" => alert => condition.OfMicros(alert.FirstMicros),
        "last" => alert => condition.OfMicros(alert.LastMicros),
        _ => alert => Values(alert, field).Any(condition.OfText),
    };

    static Predicate<Alert> Levels(Between range, string text)
    {
        var low = range.From is { } from ? (int)LevelOf(from.Text, text) + (from.Inclusive ? 0 : 1) : 0;
        var high = range.To is { } to ? (int)LevelOf(to.Text, text) - (to.Inclusive ? 0 : 1) : (int)Level.Critical;
        return alert => (int)alert.Rule.Level >= low && (int)alert.Rule.Level <= high;
    }

    static Level LevelOf(string value, string text) => Enum.TryParse<Level>(value, ignoreCase: true, out var level) && !char.IsAsciiDigit(value[0]) ? level
        : throw QueryException.Value(Math.Max(0, text.IndexOf(value, StringComparison.OrdinalIgnoreCase)) + 1, "level", value, "informational, low, medium, high, critical");

    static IEnumerable<string> Values(Alert alert, string field) => field switch
    {
        "id" => [alert.Id],
        "rule" => [alert.Rule.Name, alert.Rule.Id],
        "level" => [alert.Rule.Level.ToString()],
        "kind" => [alert.Rule.Kind.ToString()],
        "control" => alert.Rule.Controls,
        "technique" => alert.Rule.Techniques,
        "count" => [alert.Count.ToString()],
        _ => alert.Entities.TryGetValue(field, out var values) ? values : [],
    };

    static string FieldOf(QueryNode node) => node switch
    {
        Equal leaf => leaf.Field,
        Matching leaf => leaf.Field,
        Between leaf => leaf.Field,
        InNetwork leaf => leaf.Field,
        _ => throw new InvalidOperationException($"No test for {node.GetType().Name}."),
    };
}
