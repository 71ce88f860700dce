using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Isms.Monitor.Store.Tests.Elastic;

/// <summary>Holds two answers against each other: hits by id and order, aggregations by every key and number.</summary>
static class SameAnswer
{
    /// <summary>Sums of doubles differ by their order.</summary>
    const double Relative = 1e-9;

    /// <summary>What is wrong first; null: nothing.</summary>
    public static string? Difference(JsonNode expected, JsonNode actual)
    {
        if ((long)expected["hits"]!["total"]!["value"]! is var total && (long)actual["hits"]!["total"]!["value"]! != total) return $"total {total}, not {actual["hits"]!["total"]!["value"]}";
        var (hits, others) = (Ids(expected), Ids(actual));
        if (!hits.SequenceEqual(others)) return $"hits {string.Join(' ', hits)}, not {string.Join(' ', others)}";
        return Compare("", expected["aggregations"], actual["aggregations"], isPercentile: false);
    }

    static List<string> Ids(JsonNode answer) => [.. answer["hits"]!["hits"]!.AsArray().Select(hit => $"{hit!["_id"]}@{Sorted(hit["sort"]?[0])}{hit["fields"]?.ToJsonString()}")];

    /// <summary>Elasticsearch writes the least or greatest long for a number that is not there.</summary>
    static string Sorted(JsonNode? value) => value?.ToJsonString() is { } text and not ("-9223372036854775808" or "9223372036854775807") ? text : "";

    static string? Compare(string path, JsonNode? expected, JsonNode? actual, bool isPercentile)
    {
        switch (expected, actual)
        {
            case (null, null): return null;
            case (JsonObject one, JsonObject other):
                foreach (var name in one.Select(member => member.Key).Union(other.Select(member => member.Key)))
                    if (name != "doc_count_error_upper_bound" && Compare($"{path}.{name}", one[name], other[name], isPercentile || name == "values") is { } difference) return difference;
                return null;
            case (JsonArray one, JsonArray other) when one.Count == other.Count:
                return one.Select((item, at) => Compare($"{path}[{at}]", item, other[at], isPercentile)).FirstOrDefault(difference => difference is not null);
            case (JsonValue one, JsonValue other) when one.GetValueKind() == JsonValueKind.Number && other.GetValueKind() == JsonValueKind.Number:
                var (left, right) = (Number(one), Number(other));
                var allowed = isPercentile ? 1e-6 * Math.Max(1, Math.Abs(left)) : Relative * Math.Max(1, Math.Abs(left));
                return Math.Abs(left - right) <= allowed ? null : $"{path}: {left:R}, not {right:R}";
            default:
                return expected?.ToJsonString() == actual?.ToJsonString() ? null : $"{path}: {Short(expected)}, not {Short(actual)}";
        }
    }

    static double Number(JsonValue value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    static string Short(JsonNode? node) => node?.ToJsonString() is { } text ? text.Length > 700 ? text[..700] : text : "nothing";
}
