using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Fortinet;

/// <summary>Takes the value of one key: into the event, or aside until all are known.</summary>
delegate void FortiGateKey(EcsEvent into, ReadOnlySpan<byte> value, scoped ref FortiGateFacts facts);

/// <summary>Which key means which ECS field (FortiOS Log Message Reference). Keys that are not here become <c>fortinet.firewall.KEY</c>.</summary>
static class FortiGateKeys
{
    public static KeyTable<FortiGateKey> Table { get; } = Build();

    static KeyTable<FortiGateKey> Build()
    {
        var table = new KeyTable<FortiGateKey>();
        AddTexts(table);
        AddAddresses(table);
        AddNumbers(table);
        return table;
    }

    static void AddTexts(KeyTable<FortiGateKey> table)
    {
        foreach (var (key, field) in new (string, FieldId)[]
        {
            ("devname", Ecs.ObserverName), ("devid", Ecs.ObserverSerialNumber), ("logid", Ecs.EventCode), ("level", Ecs.LogLevel), ("pri", Ecs.LogLevel),
            ("srcintf", Ecs.ObserverIngressInterfaceName), ("interface", Ecs.ObserverIngressInterfaceName), ("src_int", Ecs.ObserverIngressInterfaceName),
            ("dstintf", Ecs.ObserverEgressInterfaceName), ("dst_int", Ecs.ObserverEgressInterfaceName), ("policy_id", Ecs.RuleId), ("eventsubtype", Ecs.EventReason),
            ("app", Ecs.NetworkApplication), ("appcat", Ecs.RuleCategory), ("catdesc", Ecs.RuleCategory), ("policyid", Ecs.RuleId), ("poluuid", Ecs.RuleUuid),
            ("policyname", Ecs.RuleName), ("attack", Ecs.RuleName), ("virus", FieldTable.Get("fortinet.firewall.virus")), ("logdesc", Ecs.RuleDescription),
            ("ref", Ecs.EventReference), ("reason", Ecs.EventReason), ("msg", Ecs.Message), ("hostname", Ecs.UrlDomain), ("agent", Ecs.UserAgentOriginal),
            ("referralurl", Ecs.HttpRequestReferrer), ("httpmethod", Ecs.HttpRequestMethod), ("filename", Ecs.FileName), ("filetype", Ecs.FileExtension),
            ("filehash", Ecs.FileHashSha256), ("qname", Ecs.DnsQuestionName), ("qtype", Ecs.DnsQuestionType), ("qclass", Ecs.DnsQuestionClass),
            ("xid", Ecs.DnsId), ("sni", Ecs.TlsClientServerName), ("cipher", Ecs.TlsCipher), ("unauthuser", Ecs.SourceUserName), ("group", Ecs.SourceUserGroupName),
            ("from", Ecs.EmailFromAddress), ("to", Ecs.EmailToAddress), ("subject", Ecs.EmailSubject), ("srcname", Ecs.HostName), ("eventid", Ecs.EventId),
            ("srcuuid", FieldTable.Get("fortinet.firewall.srcuuid")), ("cve", Ecs.VulnerabilityId),
        })
            table.Set(key, (EcsEvent into, ReadOnlySpan<byte> value, scoped ref FortiGateFacts _) => AddOnce(into, field, value));
        table.Set("service", static (into, value, scoped ref _) => Address.AddLower(into, Ecs.NetworkProtocol, value));
        table.Set("proto", static (into, value, scoped ref _) => Transport.Add(into, value));
        table.Set("tlsver", static (into, value, scoped ref _) => into.Add(Ecs.TlsVersion, value.StartsWith("tls"u8) ? value[3..] : value));
    }

    static void AddAddresses(KeyTable<FortiGateKey> table)
    {
        table.Set("srcip", static (into, value, scoped ref _) => AddIp(into, Ecs.SourceIp, Ecs.SourceDomain, value));
        table.Set("remote_ip", static (into, value, scoped ref _) => AddIp(into, Ecs.SourceIp, Ecs.SourceDomain, value));
        table.Set("dstip", static (into, value, scoped ref _) => AddIp(into, Ecs.DestinationIp, Ecs.DestinationDomain, value));
        table.Set("transip", static (into, value, scoped ref _) => AddIp(into, Ecs.SourceNatIp, default, value));
        table.Set("tranip", static (into, value, scoped ref _) => AddIp(into, Ecs.DestinationNatIp, default, value));
        table.Set("ipaddr", static (into, value, scoped ref _) => AddIp(into, Ecs.DnsResolvedIp, default, value));
        table.Set("dstname", static (into, value, scoped ref _) => into.Add(Ecs.DestinationAddress, value));
        table.Set("srcmac", static (into, value, scoped ref _) => Address.AddMac(into, Ecs.SourceMac, value));
        table.Set("dstmac", static (into, value, scoped ref _) => Address.AddMac(into, Ecs.DestinationMac, value));
        table.Set("locip", static (_, value, scoped ref facts) => facts.LocalIp = value);
        table.Set("locport", static (_, value, scoped ref facts) => facts.LocalPort = value);
        table.Set("remip", static (_, value, scoped ref facts) => facts.RemoteIp = value);
        table.Set("remport", static (_, value, scoped ref facts) => facts.RemotePort = value);
    }

    static void AddNumbers(KeyTable<FortiGateKey> table)
    {
        table.Set("src_port", static (into, value, scoped ref _) => Address.AddNumber(into, Ecs.SourcePort, value));
        table.Set("dst_port", static (into, value, scoped ref _) => Address.AddNumber(into, Ecs.DestinationPort, value));
        table.Set("remote_port", static (into, value, scoped ref _) => Address.AddNumber(into, Ecs.SourcePort, value));
        table.Set("srcport", static (into, value, scoped ref _) => Address.AddNumber(into, Ecs.SourcePort, value));
        table.Set("dstport", static (into, value, scoped ref _) => Address.AddNumber(into, Ecs.DestinationPort, value));
        table.Set("transport", static (into, value, scoped ref _) => Address.AddNumber(into, Ecs.SourceNatPort, value));
        table.Set("tranport", static (into, value, scoped ref _) => Address.AddNumber(into, Ecs.DestinationNatPort, value));
        table.Set("filesize", static (into, value, scoped ref _) => Address.AddNumber(into, Ecs.FileSize, value));
        table.Set("date", static (_, value, scoped ref facts) => facts.Date = value);
        table.Set("time", static (_, value, scoped ref facts) => facts.Time = value);
        table.Set("tz", static (_, value, scoped ref facts) => facts.Zone = value);
        table.Set("eventtime", static (_, value, scoped ref facts) => facts.EventTime = value);
        table.Set("duration", static (_, value, scoped ref facts) => facts.Duration = value);
        table.Set("sentbyte", static (_, value, scoped ref facts) => facts.SentBytes = value);
        table.Set("rcvdbyte", static (_, value, scoped ref facts) => facts.ReceivedBytes = value);
        table.Set("sentpkt", static (_, value, scoped ref facts) => facts.SentPackets = value);
        table.Set("rcvdpkt", static (_, value, scoped ref facts) => facts.ReceivedPackets = value);
        table.Set("type", static (_, value, scoped ref facts) => facts.Type = value);
        table.Set("subtype", static (_, value, scoped ref facts) => facts.Subtype = value);
        table.Set("eventtype", static (_, value, scoped ref facts) => facts.EventType = value);
        table.Set("action", static (_, value, scoped ref facts) => facts.Action = value);
        table.Set("utmaction", static (_, value, scoped ref facts) => facts.UtmAction = value);
        table.Set("status", static (_, value, scoped ref facts) => facts.Status = value);
        table.Set("direction", static (_, value, scoped ref facts) => facts.Direction = value);
        table.Set("dir", static (_, value, scoped ref facts) => facts.Direction = value);
        table.Set("srcintfrole", static (_, value, scoped ref facts) => facts.SourceRole = value);
        table.Set("dstintfrole", static (_, value, scoped ref facts) => facts.DestinationRole = value);
        table.Set("url", static (_, value, scoped ref facts) => facts.Url = value);
        table.Set("user", static (_, value, scoped ref facts) => facts.User = value);
    }

    static void AddIp(EcsEvent into, FieldId ip, FieldId name, ReadOnlySpan<byte> value)
    {
        if (Address.IsIp(value)) into.Add(ip, value, ValueKind.Ip);
        else if (name != default) into.Add(name, value);
    }

    static void AddOnce(EcsEvent into, FieldId field, ReadOnlySpan<byte> value) => into.SetIfMissing(field, value);
}
