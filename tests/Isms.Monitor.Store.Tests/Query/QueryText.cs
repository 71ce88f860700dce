using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Tests.Query;

/// <summary>A query's meaning on one line, with every parenthesis.</summary>
static class QueryText
{
    public static string Of(QueryNode node) => node switch
    {
        Everything => "everything",
        AllOf(var nodes) => $"all({string.Join(", ", nodes.Select(Of))})",
        AnyOf(var nodes) => $"any({string.Join(", ", nodes.Select(Of))})",
        Negation(var inner) => $"not({Of(inner)})",
        Exists(var field) => $"{field} exists",
        Equal(var field, var value) => $"{field} = {value}",
        Matching(var field, var pattern) => $"{field} like {pattern}",
        InNetwork(var field, var range) => $"{field} in {AddressRange.ToText(range.First)}-{AddressRange.ToText(range.Last)}",
        Between range => $"{range.Field} {range.Kind} {End(range.From, '[', '{', true)} {End(range.To, ']', '}', false)}".ToLowerInvariant(),
        FreeText free => $"text {free.Pattern}",
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    static string End(Bound? bound, char closed, char open, bool isFirst)
    {
        var mark = bound is { Inclusive: true } ? closed : open;
        return isFirst ? $"{mark}{bound?.Text ?? "*"}" : $"{bound?.Text ?? "*"}{mark}";
    }
}
