using System.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Suricata;

/// <summary>What an <c>event_type</c> says by itself: ECS kind, categories, types, the protocol it names, its Sigma log source.</summary>
/// <remarks>Source: Suricata user guide, "EVE JSON Output", list of types.</remarks>
sealed class EveType
{
    static readonly EveType[] All =
    [
        new("flow", "event", "network", "connection end"),
        new("dns", "event", "network", "protocol", "dns", "dns"),
        new("tls", "event", "network", "protocol", "tls"),
        new("http", "event", "network web", "access protocol", "http"),
        new("alert", "alert", "network intrusion_detection", "", category: "ids"),
        new("fileinfo", "event", "network file", "info"),
        new("anomaly", "event", "network", "info"),
        new("drop", "event", "network", "denied connection", category: "firewall"),
        new("netflow", "event", "network", "connection end", category: "flow"),
        new("stats", "metric", "network", "info"),
        new("smtp", "event", "network email", "protocol", "smtp"),
        new("dhcp", "event", "network", "protocol", "dhcp"),
        new("ftp", "event", "network", "protocol", "ftp"),
        new("ftp_data", "event", "network file", "protocol", "ftp"),
        new("http2", "event", "network web", "access protocol", "http"),
        new("quic", "event", "network", "protocol", "quic"),
        new("ike", "event", "network", "protocol", "ike"),
        new("ikev2", "event", "network", "protocol", "ike"),
        new("krb5", "event", "network authentication", "protocol", "kerberos"),
        new("smb", "event", "network", "protocol", "smb"),
        new("ssh", "event", "network", "protocol", "ssh"),
        new("rdp", "event", "network", "protocol", "rdp"),
        new("rfb", "event", "network", "protocol", "rfb"),
        new("ldap", "event", "network", "protocol", "ldap"),
        new("snmp", "event", "network", "protocol", "snmp"),
        new("sip", "event", "network", "protocol", "sip"),
        new("nfs", "event", "network file", "protocol", "nfs"),
        new("tftp", "event", "network file", "protocol", "tftp"),
        new("pop3", "event", "network email", "protocol", "pop3"),
        new("dcerpc", "event", "network", "protocol", "dcerpc"),
        new("mqtt", "event", "network", "protocol", "mqtt"),
        new("pgsql", "event", "network database", "protocol", "pgsql"),
        new("websocket", "event", "network web", "protocol", "websocket"),
        new("doh2", "event", "network web", "protocol", "doh2"),
        new("mdns", "event", "network", "protocol", "mdns", "dns"),
        new("modbus", "event", "network", "protocol", "modbus"),
        new("dnp3", "event", "network", "protocol", "dnp3"),
        new("enip", "event", "network", "protocol", "enip"),
        new("bittorrent_dht", "event", "network", "protocol", "bittorrent-dht"),
        new("arp", "event", "network", "protocol", "arp"),
        new("frame", "event", "network", "info"),
        new("metadata", "event", "network", "info"),
        new("packet", "event", "network", "info"),
        new("engine", "event", "process", "info"),
    ];

    static readonly EveType Other = new("other", "event", "network", "info");

    readonly byte[] _name;

    EveType(string name, string kind, string categories, string types, string protocol = "", string category = "")
    {
        _name = Encoding.ASCII.GetBytes(name);
        Kind = Bytes(kind);
        Categories = [.. Words(categories)];
        Types = [.. Words(types)];
        Protocol = Bytes(protocol);
        IsAlert = name == "alert";
        IsFlow = name is "flow" or "netflow";
        LogSource = LogSourceId.Get("suricata", category.Length > 0 ? category : name, "eve");
    }

    public byte[] Kind { get; }

    public byte[][] Categories { get; }

    public byte[][] Types { get; }

    /// <summary>Empty where the type names none.</summary>
    public byte[] Protocol { get; }

    public bool IsAlert { get; }

    public bool IsFlow { get; }

    public LogSourceId LogSource { get; }

    /// <summary>The type of that name; one that is not listed (a later Suricata's) is network traffic of a log source <c>other</c>.</summary>
    public static EveType Named(ReadOnlySpan<byte> name)
    {
        foreach (var type in All)
            if (name.SequenceEqual(type._name)) return type;
        return Other;
    }

    static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    static IEnumerable<byte[]> Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Bytes);
}
