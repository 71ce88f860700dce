using System.Buffers.Text;
using System.Net;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Json;

/// <summary>What programs that do not know ECS call message, level, host, user, addresses and ports. Values are copied, by reference, so
/// that the record's own names stay; a field that the record fills itself is left alone, and so is a value of the wrong kind.</summary>
static class UsualNames
{
    static readonly (FieldId Field, FieldId[] Names)[] Table =
    [
        Row(Ecs.Message, "message", "msg", "Message", "log", "text", "description"),
        Row(Ecs.LogLevel, "level", "log_level", "loglevel", "levelname", "lvl", "severity", "Level", "Severity"),
        Row(Ecs.HostName, "host", "hostname", "host_name", "Hostname", "computer", "Computer", "ComputerName", "computer_name", "hostName"),
        Row(Ecs.UserName, "user", "username", "user_name", "userName", "User", "account"),
        Row(Ecs.SourceIp, "src_ip", "srcip", "source_ip", "sourceIp", "sourceIPAddress", "src", "client_ip", "clientip", "clientIp", "remote_addr", "remote_ip", "ip"),
        Row(Ecs.DestinationIp, "dst_ip", "dstip", "dest_ip", "destip", "destination_ip", "destinationIp", "dst", "server_ip"),
        Row(Ecs.SourcePort, "src_port", "srcport", "source_port", "sourcePort", "client_port"),
        Row(Ecs.DestinationPort, "dst_port", "dstport", "dest_port", "destport", "destination_port", "destinationPort", "server_port"),
    ];

    public static void Write(EcsEvent into)
    {
        foreach (var (field, names) in Table)
        {
            if (into.Has(field)) continue;
            foreach (var name in names)
            {
                var slot = into.IndexOf(name);
                if (slot < 0 || !Fits(field, into.ValueAt(slot), into.KindAt(slot), out var kind)) continue;
                into.Add(field, into.ValueAt(slot), kind);
                break;
            }
        }
    }

    static bool Fits(FieldId field, ReadOnlySpan<byte> value, ValueKind came, out ValueKind kind)
    {
        kind = ValueKind.Text;
        if (value.Length == 0 || came is ValueKind.Null or ValueKind.Boolean) return false;
        switch (Ecs.TypeOf(field))
        {
            case EcsType.Ip:
                kind = ValueKind.Ip;
                return value.IndexOfAny((byte)'.', (byte)':') > 0 && IPAddress.IsValidUtf8(value);
            case EcsType.Long:
                kind = ValueKind.Number;
                return Utf8Parser.TryParse(value, out ushort _, out var used) && used == value.Length;
            default:
                return true;
        }
    }

    static (FieldId, FieldId[]) Row(FieldId field, params string[] names) => (field, [.. names.Select(name => FieldTable.Get("json." + name))]);
}
