using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Windows;

/// <summary>When it happened: Sysmon's own time, else when the event was written, else what the collector says.</summary>
static class WindowsTime
{
    static readonly FieldId UtcTime = WindowsFields.Data("UtcTime");

    /// <summary><c>/Date(1700000000000)/</c>, as PowerShell's ConvertTo-Json writes it.</summary>
    static ReadOnlySpan<byte> DatePrefix => "/Date("u8;

    public static void Write(EcsEvent into, string service, FormatContext context)
    {
        var isRead = false;
        var micros = 0L;
        if (service == "sysmon" && into.TryGet(UtcTime, out var text)) isRead = TryReadUtc(text, out micros);
        if (!isRead && into.TryGet(WindowsFields.TimeCreated, out text)) isRead = TryRead(text, context, out micros);
        if (!isRead && into.TryGet(Ecs.Timestamp, out text)) isRead = TryRead(text, context, out micros);
        if (!isRead && into.TryGet(UtcTime, out text)) isRead = TryReadUtc(text, out micros);
        into.Remove(Ecs.Timestamp);
        if (isRead) into.TimestampMicros = micros;
        else if (into.TimestampMicros == 0) into.TimestampMicros = JsonFrame.ArrivalOf(into, context);
    }

    static bool TryRead(ReadOnlySpan<byte> text, FormatContext context, out long micros)
    {
        var at = new FieldCursor(text);
        if (LogTime.TryIso(ref at, context, out micros)) return true;
        if (text.StartsWith(DatePrefix)) text = text[DatePrefix.Length..];
        var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return LogTime.TryEpoch(digits < 0 ? text : text[..digits], out micros);
    }

    static readonly FormatContext Utc = new() { ReferenceMicros = 0 };

    static bool TryReadUtc(ReadOnlySpan<byte> text, out long micros) => TryRead(text, Utc, out micros);
}
