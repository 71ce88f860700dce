using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Json;

/// <summary>The time of a JSON record: the first usual name whose value is a time. ISO 8601, or digits since 1970 (seconds, possibly with
/// a fraction, milliseconds, microseconds, nanoseconds, told apart by their number).</summary>
static class JsonTime
{
    static readonly FieldId[] Names =
    [
        Ecs.Timestamp, .. new[]
        {
            "timestamp", "time", "ts", "eventTime", "event_time", "EventTime", "eventtime", "datetime", "dateTime", "date_time", "timeStamp", "Timestamp",
            "Time", "TimeGenerated", "TimeCreated", "CreationTime", "createdAt", "created_at", "creation_time", "_time", "asctime", "date", "t", "utc_time", "UtcTime",
        }.Select(name => FieldTable.Get("json." + name)),
    ];

    public static void Write(EcsEvent into, FormatContext context)
    {
        foreach (var name in Names)
        {
            if (!into.TryGet(name, out var text) || !TryRead(text, context, out var micros)) continue;
            into.TimestampMicros = micros;
            break;
        }
        into.Remove(Ecs.Timestamp);
        if (into.TimestampMicros == 0) into.TimestampMicros = JsonFrame.ArrivalOf(into, context);
    }

    public static bool TryRead(ReadOnlySpan<byte> text, FormatContext context, out long micros)
    {
        var at = new FieldCursor(text);
        if (LogTime.TryIso(ref at, context, out micros)) return true;
        var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits < 0) return LogTime.TryEpoch(text, out micros);
        return digits is 9 or 10 && text[digits] == '.' && TryFraction(text, digits, out micros);
    }

    static bool TryFraction(ReadOnlySpan<byte> text, int point, out long micros)
    {
        var fraction = text[(point + 1)..];
        if (!LogTime.TryEpoch(text[..point], out micros) || fraction.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0) return false;
        long scaled = 0;
        for (var place = 0; place < 6; place++) scaled = scaled * 10 + (place < fraction.Length ? fraction[place] - '0' : 0);
        micros += scaled;
        return true;
    }
}
