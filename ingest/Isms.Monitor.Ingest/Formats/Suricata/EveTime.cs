using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Suricata;

/// <summary>EVE's times: <c>2026-11-24T22:00:00.123456+0100</c>.</summary>
static class EveTime
{
    /// <summary>Moves <c>timestamp</c> from its slot into the event's time. An alert without a readable time is still an alert: it
    /// gets the time it arrived at, and a tag.</summary>
    public static void Write(EcsEvent into, FormatContext context)
    {
        var isRead = into.TryGet(Ecs.Timestamp, out var text) & TryRead(text, context, out var micros);
        into.Remove(Ecs.Timestamp);
        into.TimestampMicros = isRead ? micros : JsonFrame.ArrivalOf(into, context);
        if (!isRead) into.Add(Ecs.Tags, "timestamp_unreadable"u8);
    }

    public static bool TryRead(ReadOnlySpan<byte> text, FormatContext context, out long micros)
    {
        var at = new FieldCursor(text);
        return LogTime.TryIso(ref at, context, out micros) && at.AtEnd;
    }

    /// <summary>Writes a time of a field anew, in UTC; one that cannot be read stays as it came.</summary>
    public static bool TryNormalise(EcsEvent into, FieldId field, FormatContext context, out long micros)
    {
        micros = 0;
        if (!into.TryGet(field, out var text) || !TryRead(text, context, out micros)) return false;
        into.SetDate(field, micros);
        return true;
    }
}
