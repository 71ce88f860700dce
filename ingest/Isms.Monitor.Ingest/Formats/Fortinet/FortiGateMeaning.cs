using System.Buffers.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Fortinet;

/// <summary>What a record means: category, type, action, outcome, direction, sums, and the log source of Sigma.</summary>
static class FortiGateMeaning
{
    static readonly LogSourceId Traffic = LogSourceId.Get("fortigate", "firewall", "traffic");
    static readonly LogSourceId Event = LogSourceId.Get("fortigate", "firewall", "event");
    static readonly LogSourceId Other = LogSourceId.Get("fortigate", "firewall", "");
    static readonly FieldId ActionText = FieldTable.Get("fortinet.firewall.action");
    static readonly FieldId StatusText = FieldTable.Get("fortinet.firewall.status");

    static readonly KeyTable<LogSourceId> BySubtype = Sources();

    public static void Write(EcsEvent into, scoped in FortiGateFacts facts)
    {
        into.Add(Ecs.EventKind, "event"u8);
        into.Add(Ecs.ObserverType, "firewall"u8);
        if (facts.Type.SequenceEqual("traffic"u8)) WriteTraffic(into, facts);
        else if (facts.Type.SequenceEqual("utm"u8)) WriteUtm(into, facts);
        else WriteEvent(into, facts);
        if (facts.Action.Length > 0) into.Add(ActionText, facts.Action);
        if (facts.Status.Length > 0) into.Add(StatusText, facts.Status);
        WriteDirection(into, facts);
        WriteSizes(into, facts);
        WritePeers(into, facts);
        if (facts.Url.Length > 0) Urls.WriteParts(into, facts.Url);
    }

    static void WriteTraffic(EcsEvent into, scoped in FortiGateFacts facts)
    {
        into.LogSource = Traffic;
        into.Add(Ecs.EventCategory, "network"u8);
        into.Add(Ecs.EventType, "connection"u8);
        into.Add(Ecs.EventType, facts.Action.SequenceEqual("start"u8) ? "start"u8 : "end"u8);
        if (into.Has(Ecs.NetworkApplication)) into.Add(Ecs.EventType, "protocol"u8);
        var isDenied = IsDenial(facts.Action) || IsDenial(facts.UtmAction);
        into.Add(Ecs.EventType, isDenied ? "denied"u8 : "allowed"u8);
        into.Add(Ecs.EventOutcome, "success"u8);
        if (facts.Action.Length > 0) into.Add(Ecs.EventAction, facts.Action);
        WriteUser(into, facts.User, false);
    }

    static void WriteUtm(EcsEvent into, scoped in FortiGateFacts facts)
    {
        into.LogSource = BySubtype.TryGet(facts.Subtype, out var source) ? source : Other;
        into.Add(Ecs.EventCategory, "network"u8);
        if (facts.Subtype.SequenceEqual("virus"u8)) into.Add(Ecs.EventCategory, "malware"u8);
        else if (facts.Subtype.SequenceEqual("ips"u8) || facts.Subtype.SequenceEqual("anomaly"u8)) into.Add(Ecs.EventCategory, "intrusion_detection"u8);
        if (IsDenial(facts.Action)) into.Add(Ecs.EventType, "denied"u8);
        else if (facts.Action.StartsWith("pass"u8) || facts.Action.SequenceEqual("permit"u8) || facts.Action.SequenceEqual("allow"u8))
            into.Add(Ecs.EventType, "allowed"u8);
        else into.Add(Ecs.EventType, "info"u8);
        if (facts.Action.Length > 0) into.Add(Ecs.EventOutcome, "success"u8);
        if (facts.EventType.Length > 0) into.Add(Ecs.EventAction, facts.EventType);
        else if (facts.Action.Length > 0) into.Add(Ecs.EventAction, facts.Action);
        WriteUser(into, facts.User, false);
    }

    static void WriteEvent(EcsEvent into, scoped in FortiGateFacts facts)
    {
        into.LogSource = Event;
        var isUser = facts.Subtype.SequenceEqual("user"u8);
        var isLogin = facts.Action.SequenceEqual("login"u8) || facts.Action.SequenceEqual("logout"u8);
        var isVpn = facts.Subtype.SequenceEqual("vpn"u8);
        into.Add(Ecs.EventCategory, isUser || isLogin ? "authentication"u8 : isVpn ? "network"u8 : IsChange(facts) ? "configuration"u8 : "host"u8);
        into.Add(Ecs.EventType, isVpn ? "connection"u8 : IsChange(facts) ? "change"u8 : EndsOrStarts(facts.Action));
        if (facts.Action.Length > 0) into.Add(Ecs.EventAction, facts.Action);
        else if (facts.EventType.Length > 0) into.Add(Ecs.EventAction, facts.EventType);
        if (IsFailure(facts.Status) || IsFailure(facts.Action)) into.Add(Ecs.EventOutcome, "failure"u8);
        else if (facts.Status.SequenceEqual("success"u8) || facts.Action.EndsWith("logon"u8) || facts.Action.EndsWith("logoff"u8)) into.Add(Ecs.EventOutcome, "success"u8);
        WriteUser(into, facts.User, isLogin);
    }

    static ReadOnlySpan<byte> EndsOrStarts(ReadOnlySpan<byte> action) =>
        action.EndsWith("logoff"u8) || action.EndsWith("logout"u8) ? "end"u8 : action.EndsWith("logon"u8) || action.EndsWith("login"u8) ? "start"u8 : "info"u8;

    static bool IsChange(scoped in FortiGateFacts facts) =>
        facts.Subtype.SequenceEqual("system"u8) && (facts.Action.SequenceEqual("Add"u8) || facts.Action.SequenceEqual("Edit"u8) || facts.Action.SequenceEqual("Delete"u8));

    static bool IsFailure(ReadOnlySpan<byte> text) => text.StartsWith("fail"u8) || text.IndexOf("error"u8) >= 0;

    static bool IsDenial(ReadOnlySpan<byte> action) =>
        action.StartsWith("den"u8) || action.StartsWith("block"u8) || action.StartsWith("drop"u8) || action.StartsWith("reset"u8) || action.SequenceEqual("quarantine"u8);

    /// <summary>The one who logs in to the firewall is the event's user; anybody else is the one behind the source address.</summary>
    static void WriteUser(EcsEvent into, ReadOnlySpan<byte> user, bool isLogin)
    {
        if (user.Length == 0) return;
        into.SetIfMissing(Ecs.SourceUserName, user);
        if (isLogin) into.Add(Ecs.UserName, user);
    }

    /// <summary>As the record says; else from the roles of the interfaces.</summary>
    static void WriteDirection(EcsEvent into, scoped in FortiGateFacts facts)
    {
        var from = facts.SourceRole;
        var to = facts.DestinationRole;
        var direction = facts.Direction;
        if (direction.SequenceEqual("outgoing"u8)) direction = "outbound"u8;
        else if (direction.SequenceEqual("incoming"u8)) direction = "inbound"u8;
        else if (direction.SequenceEqual("inbound"u8) || direction.SequenceEqual("outbound"u8)) { }
        else if (IsInside(from) && to.SequenceEqual("wan"u8)) direction = "outbound"u8;
        else if (from.SequenceEqual("wan"u8) && IsInside(to)) direction = "inbound"u8;
        else if (IsInside(from) && IsInside(to)) direction = "internal"u8;
        else direction = default;
        if (direction.Length > 0) into.Add(Ecs.NetworkDirection, direction);
    }

    static bool IsInside(ReadOnlySpan<byte> role) => role.SequenceEqual("lan"u8) || role.SequenceEqual("dmz"u8);

    static void WriteSizes(EcsEvent into, scoped in FortiGateFacts facts)
    {
        if (Utf8Parser.TryParse(facts.Duration, out long seconds, out _) && seconds is >= 0 and < 1_000_000_000)
            into.SetLong(Ecs.EventDuration, seconds * 1_000_000_000);
        WriteSum(into, facts.SentBytes, facts.ReceivedBytes, Ecs.SourceBytes, Ecs.DestinationBytes, Ecs.NetworkBytes);
        WriteSum(into, facts.SentPackets, facts.ReceivedPackets, Ecs.SourcePackets, Ecs.DestinationPackets, Ecs.NetworkPackets);
    }

    static void WriteSum(EcsEvent into, ReadOnlySpan<byte> sent, ReadOnlySpan<byte> received, FieldId from, FieldId to, FieldId sum)
    {
        Address.AddNumber(into, from, sent);
        Address.AddNumber(into, to, received);
        if (Utf8Parser.TryParse(sent, out long left, out _) && Utf8Parser.TryParse(received, out long right, out _) && left + right >= 0)
            into.SetLong(sum, left + right);
    }

    /// <summary>Tunnels name a local and a remote end.</summary>
    static void WritePeers(EcsEvent into, scoped in FortiGateFacts facts)
    {
        if (Address.IsIp(facts.LocalIp)) into.SetIfMissing(Ecs.SourceIp, facts.LocalIp, ValueKind.Ip);
        if (Address.IsIp(facts.RemoteIp)) into.SetIfMissing(Ecs.DestinationIp, facts.RemoteIp, ValueKind.Ip);
        if (Address.IsNumber(facts.LocalPort)) into.SetIfMissing(Ecs.SourcePort, facts.LocalPort, ValueKind.Number);
        if (Address.IsNumber(facts.RemotePort)) into.SetIfMissing(Ecs.DestinationPort, facts.RemotePort, ValueKind.Number);
    }

    static KeyTable<LogSourceId> Sources()
    {
        var table = new KeyTable<LogSourceId>();
        foreach (var (subtype, category) in new[] { ("virus", "antivirus"), ("webfilter", "proxy"), ("ips", "ids"), ("anomaly", "ids"), ("dns", "dns") })
            table.Set(subtype, LogSourceId.Get("fortigate", category, subtype));
        foreach (var subtype in new[] { "app-ctrl", "dlp", "emailfilter", "ssl", "ssh", "voip", "waf", "cifs", "file-filter" })
            table.Set(subtype, LogSourceId.Get("fortigate", "firewall", subtype));
        return table;
    }
}
