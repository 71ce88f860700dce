using System.Net;
using System.Text;
using System.Text.Json;
using Isms.Monitor.Controls.Packages;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Api.Server.Packages;

/// <summary>Reads the line of a packaged event again and holds the fields against the stored ones. One thread at a time.</summary>
/// <remarks>What enrichment and the source add is not in the line and is not compared. A source may have told the parser a zone and a format that the
/// package does not know: a time that is off by whole quarters of an hour is the zone's, and formats of the stored dataset are tried by name.</remarks>
sealed class LineCheck
{
    const long ZoneStep = 15 * UnixMicros.Minute;
    const long LargestZone = 26 * UnixMicros.Hour;

    readonly FrameParser _parser = new();
    readonly EcsEvent _event = new();

    /// <returns>Null: the line gives what is stored. Empty: it is of no format that is known, so there is nothing to compare. Else what differs first.</returns>
    public string? Differs(PackagedEvent stored)
    {
        if (Text(stored.Fields, "event.kind") == "pipeline_error") return "";
        var line = stored.Line();
        if (line.Length >= FrameParser.MaxFrameBytes) return "";
        string? first = null;
        foreach (var format in Formats(Text(stored.Fields, "event.dataset")))
        {
            if (!Parse(line, format, stored.ReceivedMicros)) continue;
            if (Compare(stored) is not { } differs) return null;
            first ??= differs;
        }
        return first ?? "";
    }

    /// <summary>What recognition says, then the formats that give the stored dataset.</summary>
    static IEnumerable<string?> Formats(string dataset) =>
        new string?[] { null }.Concat(LogFormats.All.Where(format => format.Dataset == dataset).Select(format => format.Name));

    bool Parse(byte[] line, string? format, long receivedMicros)
    {
        _event.Begin(line);
        _event.ReceivedMicros = receivedMicros;
        return _parser.Parse(_event, format, new SourceFormatMemory(), new FormatContext { ReferenceMicros = receivedMicros });
    }

    string? Compare(PackagedEvent stored)
    {
        var micros = _event.TimestampMicros == 0 ? stored.ReceivedMicros : _event.TimestampMicros;
        var off = micros - stored.TimestampMicros;
        if (off % ZoneStep != 0 || Math.Abs(off) > LargestZone) return $"@timestamp {UnixMicros.ToText(micros)} and not {UnixMicros.ToText(stored.TimestampMicros)}";
        for (var slot = 0; slot < _event.Count; slot++)
        {
            if (_event.KindAt(slot) is ValueKind.Null or ValueKind.Date || _event.FieldAt(slot).Name == "event.ingested") continue;
            var (name, value) = (_event.FieldAt(slot).Name, Encoding.UTF8.GetString(_event.ValueAt(slot)));
            if (!Has(stored.Fields, name, value)) return $"{name} '{Short(value)}', which is not stored";
        }
        return null;
    }

    static bool Has(JsonElement fields, string name, string value)
    {
        if (fields.ValueKind != JsonValueKind.Object || !fields.TryGetProperty(name, out var found)) return false;
        return found.ValueKind == JsonValueKind.Array ? found.EnumerateArray().Any(one => Same(one, value)) || Same(found, value) : Same(found, value);
    }

    /// <summary>The store writes addresses and numbers in one spelling; JSON inside a field may have other blanks.</summary>
    static bool Same(JsonElement stored, string value)
    {
        var text = stored.ValueKind == JsonValueKind.String ? stored.GetString()! : stored.GetRawText();
        if (text == value) return true;
        if (IPAddress.TryParse(text, out var left) && IPAddress.TryParse(value, out var right)) return left.Equals(right) || left.MapToIPv6().Equals(right.MapToIPv6());
        if (stored.ValueKind == JsonValueKind.Number) return double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) && number.Equals(stored.GetDouble());
        return stored.ValueKind is JsonValueKind.Object or JsonValueKind.Array && Compact(value) is { } json && Compact(text) == json;
    }

    static string? Compact(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return JsonSerializer.Serialize(document.RootElement);
        }
        catch (JsonException)
        {
            // It only looked like JSON: then it is no spelling of the same value.
            return null;
        }
    }

    static string Text(JsonElement fields, string name) =>
        fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString()! : "";

    static string Short(string value) => value.Length <= 60 ? value : value[..60] + "…";
}
