using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Syslog;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cisco;

/// <summary>What stands before <c>%ASA-</c>: priority, time, the firewall's name, a program's name, each possibly absent; relays put a
/// header of their own before the firewall's, whose time and name then count.</summary>
static class AsaHeader
{
    public static void Write(EcsEvent into, ReadOnlySpan<byte> text, FormatContext context)
    {
        var at = new FieldCursor(text);
        var header = SyslogHeader.ReadToTag(ref at, context);
        if (LogTime.MonthOf(at.Rest) != 0)
        {
            var inner = SyslogHeader.ReadToTag(ref at, context);
            if (inner.TimestampMicros != 0)
            {
                header.TimestampMicros = inner.TimestampMicros;
                if (inner.Host.Length > 0) header.Host = inner.Host;
            }
        }
        ReadNames(ref header, at.Rest.Trim(": "u8));
        header.WriteTimeAndPriority(into, context);
        if (header.Appname.Length > 0) into.Add(Ecs.ProcessName, header.Appname);
        if (header.Procid.Length > 0) Address.AddNumber(into, Ecs.ProcessPid, header.Procid);
        if (header.Host.Length == 0) return;
        into.Add(Ecs.ObserverHostname, header.Host);
        into.Add(Ecs.HostHostname, header.Host);
    }

    /// <summary><c>fw01</c> or <c>CiscoASA[999]</c>.</summary>
    static void ReadNames(ref SyslogHeader header, ReadOnlySpan<byte> text)
    {
        if (text.Length == 0) return;
        if (text[^1] == ']' && text.IndexOf((byte)'[') is > 0 and var bracket)
        {
            header.Appname = text[..bracket];
            header.Procid = text[(bracket + 1)..^1];
            return;
        }
        var blank = text.IndexOf((byte)' ');
        if (header.Host.Length == 0) header.Host = blank < 0 ? text : text[..blank];
    }
}
