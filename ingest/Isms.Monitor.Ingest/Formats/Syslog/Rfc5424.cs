using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Syslog;

/// <summary>Syslog protocol version 1 with content that no other format knows:
/// <c>&lt;165&gt;1 2026-11-24T22:00:00.003Z host app 7 ID47 [id name="value"] text</c>.</summary>
/// <remarks>Source: RFC 5424 section 6. Structured data becomes <c>log.syslog.structured_data</c>, and each parameter
/// <c>syslog.sd.ID.NAME</c>.</remarks>
public sealed class Rfc5424 : ILogFormat
{
    static readonly LogSourceId Source = LogSourceId.Get("linux", "", "syslog");

    readonly StructuredData _structuredData = new();

    public string Name => "rfc5424";

    public string Vendor => "";

    public string Product => "";

    public string Dataset => "syslog.log";

    public int Recognise(ReadOnlySpan<byte> frame)
    {
        var at = new FieldCursor(frame);
        return SyslogHeader.TryPriority(ref at, out _) && at.Digits().Length is > 0 and < 4 && at.Peek == ' ' ? 10 : 0;
    }

    public ParseError? Parse(EcsEvent into, FormatContext context)
    {
        var at = new FieldCursor(into.Original);
        if (SyslogHeader.ReadRfc5424(ref at, context, out var header) is { } error) return error;
        header.Write(into, context);
        into.Add(Ecs.LogSyslogVersion, "1"u8);
        if (header.StructuredData.Length > 0 && _structuredData.Write(into, header.StructuredData) is { } wrong)
            return wrong with { Offset = at.At };
        SyslogContent.Write(into, header, at.Rest);
        into.LogSource = Source;
        return null;
    }
}
