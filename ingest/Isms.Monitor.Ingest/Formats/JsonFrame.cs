using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Syslog;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats;

/// <summary>The JSON object of a frame: all of it, or what stands behind a syslog header.</summary>
static class JsonFrame
{
    /// <summary>A syslog header of priority, time, host and tag is shorter.</summary>
    const int LongestHeader = 256;

    /// <summary>Where the object starts, or -1: at the first byte that is not blank, or within the first bytes of a syslog line.</summary>
    public static int StartOf(ReadOnlySpan<byte> frame)
    {
        if (frame.Length > 0 && frame[0] == '{') return 0;
        var first = frame.IndexOfAnyExcept(" \t\r\n\uFEFF"u8);
        if (first < 0) return -1;
        if (frame[first] == '{') return first;
        if (frame[first] is not ((byte)'<' or (>= (byte)'0' and <= (byte)'9') or (>= (byte)'A' and <= (byte)'S'))) return -1;
        var head = frame[..Math.Min(frame.Length, LongestHeader)];
        var brace = head.IndexOf((byte)'{');
        return brace > 0 && head[brace - 1] is (byte)' ' or (byte)':' ? brace : -1;
    }

    /// <summary>Writes the <c>log.syslog</c> fields and the header's time; the object's own time is set afterwards.</summary>
    public static void WriteHeader(EcsEvent into, int start, FormatContext context)
    {
        var at = new FieldCursor(into.Original[..start]);
        var header = SyslogHeader.ReadToTag(ref at, context);
        header.ReadTag(ref at);
        if (header.Priority < 0 && header.TimestampMicros == 0) return;
        header.Write(into, context);
    }

    /// <summary>When the frame came, for a record without a time of its own.</summary>
    public static long ArrivalOf(EcsEvent happened, FormatContext context) =>
        happened.ReceivedMicros != 0 ? happened.ReceivedMicros : context.ReferenceMicros;
}
