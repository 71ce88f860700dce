using System.Buffers.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Syslog;

/// <summary>What a syslog line says of a host and a program, for formats that do not look into the text.</summary>
static class SyslogContent
{
    public static void Write(EcsEvent into, in SyslogHeader header, ReadOnlySpan<byte> message)
    {
        WriteHost(into, header);
        into.Add(Ecs.Message, message.TrimEnd((byte)'\n'));
    }

    /// <summary>The host and the program, without the message.</summary>
    public static void WriteHost(EcsEvent into, in SyslogHeader header)
    {
        if (header.Host.Length > 0)
        {
            into.Add(Ecs.HostName, header.Host);
            into.Add(Ecs.HostHostname, header.Host);
        }
        if (header.Appname.Length > 0) into.Add(Ecs.ProcessName, header.Appname);
        if (Utf8Parser.TryParse(header.Procid, out uint _, out var used) && used == header.Procid.Length && used > 0)
            into.Add(Ecs.ProcessPid, header.Procid, ValueKind.Number);
    }
}
