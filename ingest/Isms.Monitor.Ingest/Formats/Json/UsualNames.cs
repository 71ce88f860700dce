using System.Buffers.Text;
using System.Collections.Frozen;
using System.Net;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Json;

/// <summary>What programs that do not know ECS call message, level, host, user, addresses, ports and the parts of a web request. Values are
/// copied, by reference, so that the record's own names stay; a field that the record fills itself is left alone, and so is a value of
/// the wrong kind.</summary>
/// <remarks>Names of access logs: Caddy (<c>request.remote_ip</c>), Traefik (<c>ClientHost</c>), nginx (<c>remote_addr</c>).</remarks>
static class UsualNames
{
    static readonly LogSourceId WebServer = LogSourceId.Get("", "webserver", "");

    /// <summary>The first name that fits wins; a level's name before its number.</summary>
    static readonly (FieldId Field, string[] Names)[] Rows =
    [
        (Ecs.Message, ["message", "msg", "Message", "log", "text", "description"]),
        (Ecs.LogLevel, ["levelname", "levelName", "level_name", "level", "log_level", "loglevel", "lvl", "severity", "Level", "Severity"]),
        (Ecs.HostName, ["host", "hostname", "host_name", "Hostname", "computer", "Computer", "ComputerName", "computer_name", "hostName"]),
        (Ecs.UserName, ["user", "username", "user_name", "userName", "User", "account", "ClientUsername", "remote_user"]),
        (Ecs.SourceIp,
        [
            "src_ip", "srcip", "source_ip", "sourceIp", "sourceIPAddress", "src", "client_ip", "clientip", "clientIp", "request.client_ip", "request.remote_ip",
            "ClientHost", "remote_addr", "remoteAddr", "remote_ip", "ip", "visitor_ip", "user_ip",
        ]),
        (Ecs.DestinationIp, ["dst_ip", "dstip", "dest_ip", "destip", "destination_ip", "destinationIp", "dst", "server_ip"]),
        (Ecs.SourcePort, ["src_port", "srcport", "source_port", "sourcePort", "client_port", "ClientPort", "request.remote_port"]),
        (Ecs.DestinationPort, ["dst_port", "dstport", "dest_port", "destport", "destination_port", "destinationPort", "server_port"]),
        (Ecs.HttpRequestMethod, ["request.method", "RequestMethod", "request_method"]),
        (Ecs.UrlOriginal, ["request.uri", "RequestPath", "request_uri"]),
        (Ecs.UrlDomain, ["request.host", "RequestHost", "http_host"]),
        (Ecs.HttpResponseStatusCode, ["status", "DownstreamStatus", "status_code", "statusCode"]),
        (Ecs.UserAgentOriginal, ["request.headers.User-Agent", "request_User-Agent", "http_user_agent", "user_agent", "userAgent"]),
    ];

    static readonly FrozenDictionary<int, (int Row, int Rank)> Places = Rows
        .SelectMany((row, index) => row.Names.Select((name, rank) => (Field: FieldTable.Get("json." + name), Place: (index, rank))))
        .ToFrozenDictionary(pair => (int)pair.Field.Value, pair => pair.Place);

    public static void Write(EcsEvent into)
    {
        Span<int> slots = stackalloc int[Rows.Length];
        Span<int> ranks = stackalloc int[Rows.Length];
        ranks.Fill(int.MaxValue);
        for (var slot = 0; slot < into.Count; slot++)
        {
            if (!Places.TryGetValue(into.FieldAt(slot).Value, out var place) || place.Rank >= ranks[place.Row]) continue;
            if (!Fits(Rows[place.Row].Field, into.ValueAt(slot), into.KindAt(slot), out _)) continue;
            ranks[place.Row] = place.Rank;
            slots[place.Row] = slot;
        }
        for (var row = 0; row < slots.Length; row++)
        {
            if (ranks[row] == int.MaxValue || into.Has(Rows[row].Field)) continue;
            Fits(Rows[row].Field, into.ValueAt(slots[row]), into.KindAt(slots[row]), out var kind);
            into.Add(Rows[row].Field, into.ValueAt(slots[row]), kind);
        }
        WriteRequest(into);
    }

    /// <summary>A record with a method and a URL is about a web request.</summary>
    static void WriteRequest(EcsEvent into)
    {
        if (!into.Has(Ecs.HttpRequestMethod) || !into.TryGet(Ecs.UrlOriginal, out var url)) return;
        if (!into.Has(Ecs.UrlPath)) Urls.WriteParts(into, url);
        if (into.Has(Ecs.EventCategory)) return;
        into.LogSource = WebServer;
        into.Add(Ecs.EventCategory, "web"u8);
        into.Add(Ecs.EventType, "access"u8);
        if (into.TryGet(Ecs.HttpResponseStatusCode, out var status)) into.SetIfMissing(Ecs.EventOutcome, status[0] < '4' ? "success"u8 : "failure"u8);
    }

    static bool Fits(FieldId field, ReadOnlySpan<byte> value, ValueKind came, out ValueKind kind)
    {
        kind = ValueKind.Text;
        if (value.Length == 0 || came is ValueKind.Null or ValueKind.Boolean) return false;
        if (field == Ecs.HttpResponseStatusCode)
        {
            kind = ValueKind.Number;
            return value is [>= (byte)'1' and <= (byte)'5', >= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9'];
        }
        switch (Ecs.TypeOf(field))
        {
            case EcsType.Ip:
                kind = ValueKind.Ip;
                return value.IndexOfAny((byte)'.', (byte)':') >= 0 && IPAddress.IsValidUtf8(value);
            case EcsType.Long:
                kind = ValueKind.Number;
                return Utf8Parser.TryParse(value, out ushort _, out var used) && used == value.Length;
            default:
                return true;
        }
    }
}
