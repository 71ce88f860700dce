using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query.Conditions;

namespace Isms.Monitor.Store.Query;

/// <summary>Whether an event in memory answers a query.</summary>
public delegate bool EventPredicate(EcsEvent from);

/// <summary>A query as a predicate: the same answers as <see cref="QuerySql"/> gives over the stored events.</summary>
static class QueryPredicate
{
    delegate bool Test(string value);

    public static EventPredicate Compile(QueryNode node)
    {
        switch (node)
        {
            case Everything:
                return _ => true;
            case AllOf(var nodes):
                var all = nodes.Select(Compile).ToArray();
                return from => Array.TrueForAll(all, test => test(from));
            case AnyOf(var nodes):
                var any = nodes.Select(Compile).ToArray();
                return from => Array.Exists(any, test => test(from));
            case Negation(var inner):
                var negated = Compile(inner);
                return from => !negated(from);
            case FreeText free:
                return Free(new PatternCondition(free.Pattern));
            case Exists exists:
                return OfField(exists.Field, null);
            default:
                return OfField(FieldOf(node), ConditionOf.Leaf(node));
        }
    }

    static string FieldOf(QueryNode node) => node switch
    {
        Equal leaf => leaf.Field,
        Matching leaf => leaf.Field,
        Between leaf => leaf.Field,
        InNetwork leaf => leaf.Field,
        _ => throw new InvalidOperationException($"No predicate for {node.GetType().Name}."),
    };

    static EventPredicate Free(Condition condition)
    {
        var original = OfField("event.original", condition);
        var message = OfField("message", condition);
        return from => original(from) || message(from);
    }

    static EventPredicate OfField(string field, Condition? condition) => field switch
    {
        EventColumn.IdField => from => condition is null || condition.OfText(from.Id.ToString()),
        "@timestamp" => from => condition is null || condition.OfMicros(from.TimestampMicros),
        "event.ingested" => from => condition is null || condition.OfMicros(from.ReceivedMicros),
        "event.original" => from => condition is null || condition.OfText(Encoding.UTF8.GetString(from.Original)),
        "isms.logsource" => from => from.LogSource.Value != 0 && (condition is null || condition.OfText(from.LogSource.ToString())),
        "isms.source" => _ => false,
        _ => AnyValue(field, condition),
    };

    static EventPredicate AnyValue(string field, Condition? condition)
    {
        var isAddress = EventColumn.Find(field)?.Kind == ColumnKind.Address;
        return from =>
        {
            if (!FieldTable.TryFind(field, out var id)) return false;
            for (var slot = from.IndexOf(id); slot >= 0 && slot < from.Count; slot++)
            {
                if (from.FieldAt(slot) != id || from.KindAt(slot) == ValueKind.Null) continue;
                if (condition is null || condition.OfText(Text(from.ValueAt(slot), isAddress))) return true;
            }
            return false;
        };
    }

    /// <summary>The store keeps an address in a column as a number, so its text is always the canonical one.</summary>
    static string Text(ReadOnlySpan<byte> value, bool isAddress) =>
        isAddress && AddressRange.TryParseAddress(value, out var address) ? AddressRange.ToText(address) : Encoding.UTF8.GetString(value);
}
