using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Isms.Monitor.Store.Search;

/// <summary>Reads members of a request; what is not known is refused, so that no part of a question is left out silently.</summary>
static class JsonShape
{
    public static JsonObject Object(JsonNode? node, string what) => node as JsonObject ?? throw SearchException.Wrong($"{what} is no object.", "Send a JSON object.");

    /// <summary>The one member of an object such as <c>{"term":{…}}</c>.</summary>
    public static (string Name, JsonNode? Value) Only(JsonNode? node, string what) =>
        Object(node, what) is { Count: 1 } one ? (one.First().Key, one.First().Value) : throw SearchException.Wrong($"{what} must have one member.", "Write one query or aggregation in each object.");

    /// <exception cref="SearchException">ISMS4050: a member that is none of these.</exception>
    public static JsonObject Known(JsonNode? node, string what, params ReadOnlySpan<string> names)
    {
        var known = Object(node, what);
        foreach (var (name, _) in known)
            if (!names.Contains(name)) throw SearchException.Unknown($"'{name}' in {what}");
        return known;
    }

    public static IEnumerable<JsonNode?> Many(JsonNode? node) => node switch
    {
        JsonArray array => array,
        null => Array.Empty<JsonNode?>(),
        _ => new[] { node },
    };

    /// <summary>A value as text, as a term or bound has it.</summary>
    public static string Text(JsonNode? node, string what) => node is JsonValue value
        ? value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => value.ToJsonString(),
        }
        : throw SearchException.Wrong($"{what} is no value.", "Send a text, a number, true or false.");

    public static double Number(JsonNode? node, string what) =>
        double.TryParse(Text(node, what), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number : throw SearchException.Wrong($"{what} is no number.", "Send a number.");

    /// <summary>A whole number; one that is absent is the default.</summary>
    public static int Whole(JsonNode? node, string what, int absent, int most)
    {
        if (node is null) return absent;
        var number = Number(node, what);
        return number == Math.Floor(number) && number >= 0 && number <= most ? (int)number
            : throw SearchException.Wrong(string.Create(CultureInfo.InvariantCulture, $"{what} is not from 0 to {most}."), "Send a whole number in that range.");
    }

    public static bool IsTrue(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.True;
}
