using System.Text.Json;

namespace Isms.Monitor.Events;

/// <summary>Matches as JSON, one object without a newline.</summary>
public static class MatchJson
{
    public static void Write(JsonBytes to, Match match)
    {
        to.Raw("{\"event\":"u8);
        to.Text(match.Event.ToString());
        to.Raw(",\"@timestamp\":"u8);
        to.Instant(match.TimestampMicros);
        to.Raw(",\"received\":"u8);
        to.Instant(match.ReceivedMicros);
        to.Raw(",\"rule\":"u8);
        RuleInfoJson.Write(to, match.Rule);
        to.Raw(",\"controls\":"u8);
        RuleInfoJson.Texts(to, match.Rule.Controls);
        to.Raw(",\"source\":"u8);
        to.Text(match.Source);
        WriteFields(to, match.Fields);
        to.Raw((byte)'}');
    }

    /// <summary>The fields alone, as an object of arrays: a column of the store.</summary>
    public static void WriteFieldsAlone(JsonBytes to, IReadOnlyDictionary<string, string[]> fields)
    {
        to.Raw((byte)'{');
        var isFirst = true;
        foreach (var (name, values) in fields)
        {
            if (!isFirst) to.Raw((byte)',');
            isFirst = false;
            to.Text(name);
            to.Raw((byte)':');
            RuleInfoJson.Texts(to, values);
        }
        to.Raw((byte)'}');
    }

    /// <summary>What <see cref="WriteFieldsAlone"/> wrote.</summary>
    /// <exception cref="JsonException">No object.</exception>
    public static Dictionary<string, string[]> ReadFields(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return FieldsOf(document.RootElement);
    }

    /// <param name="json">What <see cref="Write"/> wrote.</param>
    /// <exception cref="JsonException">Something else.</exception>
    public static Match Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var from = document.RootElement;
        if (from.ValueKind != JsonValueKind.Object || !EventId.TryParse(RuleInfoJson.Text(from, "event"), out var id) || !from.TryGetProperty("fields", out var fields))
            throw new JsonException("This is no match.");
        var timestamp = RuleInfoJson.Instant(from, "@timestamp") ?? throw new JsonException("A match without a time.");
        return new Match(id, timestamp, RuleInfoJson.Instant(from, "received") ?? timestamp, RuleInfoJson.Read(from), RuleInfoJson.Text(from, "source") ?? "", FieldsOf(fields));
    }

    static void WriteFields(JsonBytes to, IReadOnlyDictionary<string, string[]> fields)
    {
        to.Raw(",\"fields\":"u8);
        WriteFieldsAlone(to, fields);
    }

    static Dictionary<string, string[]> FieldsOf(JsonElement from) => from.ValueKind == JsonValueKind.Object
        ? from.EnumerateObject().ToDictionary(field => field.Name, field => RuleInfoJson.Texts(field.Value), StringComparer.Ordinal)
        : throw new JsonException("The fields of a match are no object.");
}
