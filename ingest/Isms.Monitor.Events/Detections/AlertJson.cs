using System.Security.Cryptography;
using System.Text.Json;

namespace Isms.Monitor.Events;

/// <summary>Alerts as JSON, one object without a newline: what the store keeps, the API answers and <c>detect</c> prints.</summary>
public static class AlertJson
{
    /// <summary>Appends an alert. <c>@timestamp</c> is its first event.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="alert">The alert.</param>
    /// <param name="indexOf">Writes events as numbers, as <c>detect</c> does with lines; null: as ids of 32 hexadecimal digits.</param>
    public static void Write(JsonBytes to, Alert alert, Func<EventId, long>? indexOf = null)
    {
        to.Raw("{\"id\":"u8);
        to.Text(alert.Id);
        to.Raw(",\"revision\":"u8);
        to.Number(alert.Revision);
        to.Raw(",\"@timestamp\":"u8);
        to.Instant(alert.FirstMicros);
        to.Raw(",\"rule\":"u8);
        RuleInfoJson.Write(to, alert.Rule);
        to.Raw(",\"reason\":"u8);
        to.Text(alert.Reason);
        to.Raw(",\"group\":"u8);
        to.Text(alert.GroupKey);
        WriteEntities(to, alert.Entities);
        to.Raw(",\"count\":"u8);
        to.Number(alert.Count);
        to.Raw(",\"first\":"u8);
        to.Instant(alert.FirstMicros);
        to.Raw(",\"last\":"u8);
        to.Instant(alert.LastMicros);
        to.Raw(",\"received\":"u8);
        to.Instant(alert.ReceivedMicros);
        WriteEvents(to, alert.Events, indexOf);
        to.Raw(",\"controls\":"u8);
        RuleInfoJson.Texts(to, alert.Rule.Controls);
        if (alert.Anomaly is { } anomaly) WriteAnomaly(to, anomaly);
        to.Raw(alert.Ended ? ",\"ended\":true"u8 : ",\"ended\":false"u8);
        if (alert.Seeded) to.Raw(",\"seeded\":true"u8);
        to.Raw((byte)'}');
    }

    /// <summary>Reads an alert. Only a rule with a level and a time (<c>first</c> or <c>@timestamp</c>) have to be there: <c>id</c>, <c>events</c>,
    /// <c>controls</c> and the rest are optional, entities may be one value or several, events ids or numbers.</summary>
    /// <param name="json">One object, UTF-8.</param>
    /// <param name="alert">The alert; null when it cannot be read. Without an <c>id</c> it has the hash of its text.</param>
    /// <param name="problem">What is wrong; empty when nothing is.</param>
    public static bool TryRead(ReadOnlyMemory<byte> json, out Alert? alert, out string problem)
    {
        (alert, problem) = (null, "");
        try
        {
            using var document = JsonDocument.Parse(json);
            alert = Read(document.RootElement, json.Span);
            return true;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // The text comes from outside; whatever is wrong with it is the caller's to report.
            problem = error is KeyNotFoundException ? "the member 'rule' is missing" : error.Message.TrimEnd('.');
            return false;
        }
    }

    static Alert Read(JsonElement from, ReadOnlySpan<byte> json)
    {
        var first = RuleInfoJson.Instant(from, "first") ?? RuleInfoJson.Instant(from, "@timestamp") ?? throw new JsonException("the members 'first' and '@timestamp' are missing");
        var last = RuleInfoJson.Instant(from, "last") ?? first;
        var events = from.TryGetProperty("events", out var list) ? list.EnumerateArray().Select(EventOf).ToArray() : [];
        return new Alert
        {
            Id = RuleInfoJson.Text(from, "id") ?? Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 16)),
            Revision = from.TryGetProperty("revision", out var revision) ? revision.GetInt32() : 1,
            Rule = RuleInfoJson.Read(from),
            GroupKey = RuleInfoJson.Text(from, "group") ?? "",
            FirstMicros = first,
            LastMicros = last,
            ReceivedMicros = RuleInfoJson.Instant(from, "received") ?? last,
            Count = from.TryGetProperty("count", out var count) ? count.GetInt64() : Math.Max(1, events.Length),
            Entities = from.TryGetProperty("entities", out var entities) ? EntitiesOf(entities) : new Dictionary<string, IReadOnlyList<string>>(),
            Events = events,
            Reason = RuleInfoJson.Text(from, "reason") ?? "",
            Anomaly = from.TryGetProperty("anomaly", out var anomaly) ? AnomalyOf(anomaly) : null,
            Ended = IsTrue(from, "ended"),
            Seeded = IsTrue(from, "seeded"),
        };
    }

    static Dictionary<string, IReadOnlyList<string>> EntitiesOf(JsonElement entities) =>
        entities.EnumerateObject().ToDictionary(entity => entity.Name, entity => (IReadOnlyList<string>)RuleInfoJson.Texts(entity.Value));

    static EventId EventOf(JsonElement one) =>
        one.ValueKind == JsonValueKind.Number ? new EventId((UInt128)one.GetUInt64())
        : EventId.TryParse(one.GetString(), out var id) ? id
        : throw new JsonException($"'{one}' is no event id");

    static bool IsTrue(JsonElement from, string name) => from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    static AnomalyFinding AnomalyOf(JsonElement from) => new(
        RuleInfoJson.Text(from, "feature") ?? "", RuleInfoJson.Text(from, "entity") ?? "",
        from.GetProperty("expected").GetDouble(), from.GetProperty("expected_high").GetDouble(), from.GetProperty("seen").GetDouble(),
        from.GetProperty("score").GetDouble(), from.GetProperty("interval_seconds").GetInt64() * UnixMicros.Second, from.GetProperty("samples").GetInt64());

    static void WriteEntities(JsonBytes to, IReadOnlyDictionary<string, IReadOnlyList<string>> entities)
    {
        to.Raw(",\"entities\":{"u8);
        var isFirst = true;
        foreach (var (field, values) in entities)
        {
            if (!isFirst) to.Raw((byte)',');
            isFirst = false;
            to.Text(field);
            to.Raw((byte)':');
            RuleInfoJson.Texts(to, values);
        }
        to.Raw((byte)'}');
    }

    static void WriteEvents(JsonBytes to, IReadOnlyList<EventId> events, Func<EventId, long>? indexOf)
    {
        to.Raw(",\"events\":["u8);
        for (var i = 0; i < events.Count; i++)
        {
            if (i > 0) to.Raw((byte)',');
            if (indexOf is null) to.Text(events[i].ToString());
            else to.Number(indexOf(events[i]));
        }
        to.Raw((byte)']');
    }

    static void WriteAnomaly(JsonBytes to, AnomalyFinding anomaly)
    {
        to.Raw(",\"anomaly\":{\"feature\":"u8);
        to.Text(anomaly.Feature);
        to.Raw(",\"entity\":"u8);
        to.Text(anomaly.Entity);
        Number(to, ",\"expected\":"u8, anomaly.Expected);
        Number(to, ",\"expected_high\":"u8, anomaly.ExpectedHigh);
        Number(to, ",\"seen\":"u8, anomaly.Seen);
        Number(to, ",\"score\":"u8, anomaly.Score);
        to.Raw(",\"interval_seconds\":"u8);
        to.Number(anomaly.IntervalMicros / UnixMicros.Second);
        to.Raw(",\"samples\":"u8);
        to.Number(anomaly.Samples);
        to.Raw((byte)'}');
    }

    /// <summary>JSON knows no infinity: a score beyond all numbers is written as the largest one.</summary>
    static void Number(JsonBytes to, ReadOnlySpan<byte> name, double value)
    {
        Span<byte> digits = stackalloc byte[32];
        (double.IsNaN(value) ? 0 : Math.Clamp(value, double.MinValue, double.MaxValue)).TryFormat(digits, out var written);
        to.Raw(name);
        to.Raw(digits[..written]);
    }
}
