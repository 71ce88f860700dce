using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana.Frames;

/// <summary>Documents as a table: the time first, then the other fields by name. A field that holds different kinds keeps those of its first value.</summary>
static class DocumentTable
{
    public static Frame Read(JsonArray hits, string timeField)
    {
        var rows = hits.Select(hit => Row(hit!.AsObject())).ToList();
        var names = rows.SelectMany(row => row.Keys).Distinct().OrderBy(name => name != timeField).ThenBy(name => name, StringComparer.Ordinal);
        return new Frame("", false, [.. names.Select(name => Column(name, rows, name == timeField))]);
    }

    static Dictionary<string, JsonNode?> Row(JsonObject hit)
    {
        var row = new Dictionary<string, JsonNode?> { ["_id"] = hit["_id"], ["_index"] = hit["_index"] };
        if (hit["_source"] is JsonObject source) Flatten(source, "", row);
        foreach (var (name, value) in hit["fields"] as JsonObject ?? []) row[name] = value is JsonArray { Count: 1 } one ? one[0] : value;
        return row;
    }

    static void Flatten(JsonObject from, string prefix, Dictionary<string, JsonNode?> row)
    {
        foreach (var (name, value) in from)
            if (value is JsonObject inner) Flatten(inner, $"{prefix}{name}.", row);
            else row[prefix + name] = value;
    }

    static Column Column(string name, List<Dictionary<string, JsonNode?>> rows, bool isTime)
    {
        var values = rows.Select(row => row.GetValueOrDefault(name)).ToList();
        if (isTime) return new Column(name, [.. values.Select(Time)], IsTime: true);
        var kind = values.FirstOrDefault(value => value is not null)?.GetValueKind() ?? JsonValueKind.Null;
        return new Column(name, [.. values.Select(value => Value(value, kind))]);
    }

    static object? Time(JsonNode? value) =>
        DateTimeOffset.TryParse(value?.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? (double)time.ToUnixTimeMilliseconds() : null;

    static object? Value(JsonNode? value, JsonValueKind kind) => kind switch
    {
        JsonValueKind.Number => value?.GetValueKind() == kind ? value.GetValue<double>() : null,
        JsonValueKind.String => value?.GetValueKind() == kind ? (string)value! : null,
        JsonValueKind.True or JsonValueKind.False => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? (bool)value : null,
        _ => value?.ToJsonString() ?? "null",
    };
}
