using System.Text.Json;

namespace Isms.Monitor.Events;

/// <summary>The object <c>rule</c> of alerts and matches; empty lists are left out.</summary>
static class RuleInfoJson
{
    public static void Write(JsonBytes to, RuleInfo rule)
    {
        to.Raw("{\"id\":"u8);
        to.Text(rule.Id);
        to.Raw(",\"name\":"u8);
        to.Text(rule.Name);
        to.Raw(",\"level\":"u8);
        to.Text(Level(rule.Level));
        to.Raw(",\"kind\":"u8);
        to.Text(Kind(rule.Kind));
        to.Raw(",\"version\":"u8);
        to.Text(rule.Version);
        if (rule.Techniques.Count > 0)
        {
            to.Raw(",\"techniques\":"u8);
            Texts(to, rule.Techniques);
        }
        if (rule.Triage.Count > 0)
        {
            to.Raw(",\"triage\":"u8);
            Texts(to, rule.Triage);
        }
        to.Raw((byte)'}');
    }

    /// <param name="from">The alert or match; <c>controls</c> stands beside <c>rule</c>.</param>
    public static RuleInfo Read(JsonElement from)
    {
        var rule = from.GetProperty("rule");
        return new RuleInfo(
            Text(rule, "id") ?? "",
            Text(rule, "name") ?? Text(rule, "id") ?? "",
            Enum.TryParse<Level>(Text(rule, "level"), ignoreCase: true, out var level) ? level : throw new JsonException($"the level '{Text(rule, "level")}' is unknown"),
            Enum.TryParse<RuleKind>(Text(rule, "kind"), ignoreCase: true, out var kind) ? kind : RuleKind.Sigma,
            Text(rule, "version") ?? "",
            Texts(from, "controls"),
            Texts(rule, "techniques"),
            Texts(rule, "triage"));
    }

    public static void Texts(JsonBytes to, IReadOnlyList<string> values)
    {
        to.Raw((byte)'[');
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0) to.Raw((byte)',');
            to.Text(values[i]);
        }
        to.Raw((byte)']');
    }

    public static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>An array of texts, or one text alone.</summary>
    public static string[] Texts(JsonElement from, string name) => from.TryGetProperty(name, out var value) ? Texts(value) : [];

    public static string[] Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().Select(item => item.ToString())],
        JsonValueKind.String => [value.GetString()!],
        _ => [],
    };

    public static long? Instant(JsonElement from, string name)
    {
        if (Text(from, name) is not { } text) return null;
        return UnixMicros.TryParse(text, out var micros) ? micros : throw new JsonException($"'{text}' in {name} is no time");
    }

    static string Level(Level level) => level switch
    {
        Events.Level.Informational => "informational",
        Events.Level.Low => "low",
        Events.Level.Medium => "medium",
        Events.Level.High => "high",
        _ => "critical",
    };

    static string Kind(RuleKind kind) => kind switch
    {
        RuleKind.Sigma => "sigma",
        RuleKind.Correlation => "correlation",
        _ => "anomaly",
    };
}
