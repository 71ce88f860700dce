using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Syslog;

/// <summary>BSD syslog with content that no other format knows: <c>&lt;34&gt;Oct 11 22:14:15 host su[7]: text</c>.</summary>
/// <remarks>Source: RFC 3164 section 4. The fallback of everything that came through syslog.</remarks>
public sealed class Rfc3164 : ILogFormat
{
    static readonly LogSourceId Source = LogSourceId.Get("linux", "", "syslog");

    public string Name => "rfc3164";

    public string Vendor => "";

    public string Product => "";

    public string Dataset => "syslog.log";

    public int Recognise(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 5) return 0;
        if (frame[0] == '<') return frame[..Math.Min(6, frame.Length)].IndexOf((byte)'>') > 1 ? 5 : 0;
        if (LogTime.MonthOf(frame) != 0 && frame[3] == ' ') return 5;
        return frame.Length > 19 && frame[4] == '-' && frame[7] == '-' && frame[10] is (byte)'T' or (byte)' ' && frame[13] == ':' ? 4 : 0;
    }

    public ParseError? Parse(EcsEvent into, FormatContext context)
    {
        var at = new FieldCursor(into.Original);
        var header = SyslogHeader.ReadToTag(ref at, context);
        if (header.Priority < 0 && header.TimestampMicros == 0) return at.Error("a priority from <0> to <191>, or a time");
        header.ReadTag(ref at);
        header.WriteTimeAndPriority(into, context);   // the names go to host and process: here they mean no more than that
        SyslogContent.Write(into, header, at.Rest);
        into.LogSource = Source;
        return null;
    }
}
