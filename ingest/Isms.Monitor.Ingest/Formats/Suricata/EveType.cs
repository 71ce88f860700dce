using System.Buffers;
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
        new("ikev2", "event", "network", "protocol", "ike"),
        new("krb5", "event", "network authentication", "protocol", "kerberos"),
        new("smb", "event", "network", "protocol", "smb"),
        new("ssh", "event", "network", "protocol", "ssh"),
        new("metadata", "event", "network", "info"),
        new("packet", "event", "network", "info"),
        new("engine", "event", "process", "info"),
    ];

    readonly byte[] _name;

    EveType(string name, string kind, string categories, string types, string protocol = "", string category = "")
    {
        _name = [.. Encoding.ASCII.GetBytes(name)];
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

    /// <summary>The type of that name; one that is not listed is a record of the application protocol that it names, as all later ones are.</summary>
    public static EveType Named(ReadOnlySpan<byte> name)
    {
        foreach (var type in All)
            if (name.SequenceEqual(type._name)) return type;
        return Protocols.Get(name);
    }

    static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    static IEnumerable<byte[]> Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Bytes);

    /// <summary>Types that the list does not hold, learned from the log; bounded, since a sender could invent them.</summary>
    static class Protocols
    {
        const int Most = 64;
        static readonly SearchValues<byte> NameBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-"u8);
        static readonly EveType Unknown = new("other", "event", "network", "info");
        static volatile EveType[] _known = [];
        static readonly Lock Growing = new();

        public static EveType Get(ReadOnlySpan<byte> name)
        {
            foreach (var type in _known)
                if (name.SequenceEqual(type._name)) return type;
            if (!IsName(name)) return Unknown;
            lock (Growing)
            {
                if (_known.Length >= Most) return Unknown;
                var text = Encoding.ASCII.GetString(name);
                var learned = new EveType(text, "event", "network", "protocol", text);
                _known = [.. _known, learned];
                return learned;
            }
        }

        static bool IsName(ReadOnlySpan<byte> name) =>
            name.Length is > 0 and <= 24 && name.IndexOfAnyExcept(NameBytes) < 0;
    }
}
