using System.Net;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Windows;

/// <summary>Answers of Sysmon's DNS event: <c>type:  5 name.example.com;::ffff:192.0.2.1;</c>.</summary>
static class WindowsDns
{
    public static void Write(EcsEvent into, ReadOnlySpan<byte> results)
    {
        into.SetIfMissing(Ecs.NetworkProtocol, "dns"u8);
        while (results.Length > 0)
        {
            var end = results.IndexOf((byte)';');
            var item = (end < 0 ? results : results[..end]).Trim((byte)' ');
            results = end < 0 ? default : results[(end + 1)..];
            if (item.Length > 0) Answer(into, item);
        }
    }

    static void Answer(EcsEvent into, ReadOnlySpan<byte> item)
    {
        if (item.StartsWith("type:"u8))
        {
            var number = item[5..].TrimStart((byte)' ');
            var blank = number.IndexOf((byte)' ');
            if (blank < 0) return;
            var data = number[(blank + 1)..].Trim((byte)' ');
            if (data.Length > 0) into.Add(Ecs.DnsAnswersData, data);
            return;
        }
        if (item.StartsWith("::ffff:"u8) && item.IndexOf((byte)'.') > 0) item = item[7..];
        into.Add(Ecs.DnsAnswersData, item);
        if (IPAddress.IsValidUtf8(item)) into.Add(Ecs.DnsResolvedIp, item, ValueKind.Ip);
    }
}
