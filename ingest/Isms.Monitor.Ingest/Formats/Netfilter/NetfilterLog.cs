using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Syslog;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Netfilter;

/// <summary>Packets that a Linux firewall logged: iptables and nftables LOG, UFW, firewalld, Shorewall, Ubiquiti.</summary>
/// <remarks>Source: net/netfilter/nf_log_syslog.c of Linux. LEN and ID come twice for UDP and ICMP: the first is the packet's.</remarks>
public sealed class NetfilterLog : ILogFormat
{
    static readonly LogSourceId Source = LogSourceId.Get("linux", "firewall", "iptables");
    static readonly ConstantFields Meaning = new ConstantFields()
        .Add(Ecs.EventKind, "event").Add(Ecs.EventCategory, "network").Add(Ecs.EventType, "connection").Add(Ecs.ObserverType, "firewall");

    static readonly FieldId Length = FieldTable.Get("iptables.length");
    static readonly FieldId UdpLength = FieldTable.Get("iptables.udp.length");
    static readonly FieldId Ttl = FieldTable.Get("iptables.ttl");
    static readonly FieldId Id = FieldTable.Get("iptables.id");
    static readonly FieldId IcmpId = FieldTable.Get("iptables.icmp.id");
    static readonly FieldId IcmpType = FieldTable.Get("iptables.icmp.type");
    static readonly FieldId IcmpCode = FieldTable.Get("iptables.icmp.code");
    static readonly FieldId IcmpSeq = FieldTable.Get("iptables.icmp.seq");
    static readonly FieldId Window = FieldTable.Get("iptables.tcp.window");
    static readonly FieldId Flags = FieldTable.Get("iptables.tcp.flags");
    static readonly FieldId Fragment = FieldTable.Get("iptables.fragment_flags");
    static readonly FieldId Mark = FieldTable.Get("iptables.mark");
    static readonly FieldId Spi = FieldTable.Get("iptables.spi");

    public string Name => "netfilter";

    public string Vendor => "";

    public string Product => "";

    public string Dataset => "iptables.log";

    public int Recognise(ReadOnlySpan<byte> frame)
    {
        var start = StartOf(frame);
        return start < 0 ? 0 : frame[start..].IndexOf(" SRC="u8) >= 0 ? 95 : 60;
    }

    public ParseError? Parse(EcsEvent into, FormatContext context)
    {
        var frame = into.Original;
        var start = StartOf(frame);
        if (start < 0) return new ParseError(0, "IN= followed by OUT=");
        var at = new FieldCursor(frame[..start]);
        var header = SyslogHeader.ReadToTag(ref at, context);
        header.ReadTag(ref at);
        header.WriteTimeAndPriority(into, context);
        if (header.Host.Length > 0) into.Add(Ecs.ObserverName, header.Host);
        Meaning.Write(into);
        into.LogSource = Source;
        NetfilterPrefix.Write(into, at.Rest);
        WritePairs(into, frame[start..]);
        return null;
    }

    /// <summary>Where <c>IN=</c> stands that an <c>OUT=</c> follows soon, or -1.</summary>
    static int StartOf(ReadOnlySpan<byte> frame)
    {
        var start = 0;
        while (true)
        {
            var next = frame[start..].IndexOf("IN="u8);
            if (next < 0 || start + next > 512) return PartialStartOf(frame);
            start += next;
            var rest = frame[start..Math.Min(frame.Length, start + 48)];
            if ((start == 0 || frame[start - 1] is (byte)' ' or (byte)']' or (byte)':') && rest.IndexOf(" OUT="u8) >= 0) return start;
            start += 3;
        }
    }

    /// <summary>The kernel's ring buffer overtakes its reader: the line begins somewhere in the middle.</summary>
    static int PartialStartOf(ReadOnlySpan<byte> frame)
    {
        var kernel = frame.IndexOf("kernel: "u8);
        if (kernel < 0) return -1;
        var rest = frame[(kernel + 8)..];
        return rest.IndexOf(" PROTO="u8) >= 0 && rest.IndexOf(" DPT="u8) > 0 ? kernel + 8 : -1;
    }

    static void WritePairs(EcsEvent into, ReadOnlySpan<byte> rest)
    {
        bool hasLength = false, hasId = false;
        while (rest.Length > 0 && rest[0] != '[')
        {
            var end = rest.IndexOf((byte)' ');
            var word = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            var equals = word.IndexOf((byte)'=');
            if (equals < 0) WriteFlag(into, word);
            else if (equals < word.Length - 1) WritePair(into, NetfilterKey.Of(word[..equals]), word[(equals + 1)..], ref hasLength, ref hasId);
        }
    }

    static void WritePair(EcsEvent into, ulong key, ReadOnlySpan<byte> value, ref bool hasLength, ref bool hasId)
    {
        switch (key)
        {
            case NetfilterKey.In: into.Add(Ecs.ObserverIngressInterfaceName, value); break;
            case NetfilterKey.Out: into.Add(Ecs.ObserverEgressInterfaceName, value); break;
            case NetfilterKey.Mac: WriteMac(into, value); break;
            case NetfilterKey.Src: into.Add(Ecs.SourceIp, value, ValueKind.Ip); break;
            case NetfilterKey.Dst: into.Add(Ecs.DestinationIp, value, ValueKind.Ip); break;
            case NetfilterKey.Spt: Address.AddNumber(into, Ecs.SourcePort, value); break;
            case NetfilterKey.Dpt: Address.AddNumber(into, Ecs.DestinationPort, value); break;
            case NetfilterKey.Proto:
                Transport.Add(into, value);
                hasId = true;   // IPv6 has no identification: an ID behind the protocol is the one of ICMP
                break;
            case NetfilterKey.Len:
                Address.AddNumber(into, hasLength ? UdpLength : Length, value);
                hasLength = true;
                break;
            case NetfilterKey.Id:
                Address.AddNumber(into, hasId ? IcmpId : Id, value);
                hasId = true;
                break;
            case NetfilterKey.Ttl or NetfilterKey.Hoplimit: Address.AddNumber(into, Ttl, value); break;
            case NetfilterKey.Window: Address.AddNumber(into, Window, value); break;
            case NetfilterKey.Type: Address.AddNumber(into, IcmpType, value); break;
            case NetfilterKey.Code: Address.AddNumber(into, IcmpCode, value); break;
            case NetfilterKey.Seq: Address.AddNumber(into, IcmpSeq, value); break;
            case NetfilterKey.Mark: into.Add(Mark, value); break;
            case NetfilterKey.Spi: into.Add(Spi, value); break;
            case NetfilterKey.Uid: into.Add(Ecs.UserId, value); break;
        }
    }

    static void WriteFlag(EcsEvent into, ReadOnlySpan<byte> word)
    {
        switch (NetfilterKey.Of(word))
        {
            case NetfilterKey.Df or NetfilterKey.Mf: into.Add(Fragment, word); break;
            case NetfilterKey.Syn or NetfilterKey.Ack or NetfilterKey.Fin or NetfilterKey.Rst or NetfilterKey.Psh or NetfilterKey.Urg:
                into.Add(Flags, word);
                break;
        }
    }

    /// <summary>Destination, source and type of an Ethernet frame: six, six and two bytes.</summary>
    static void WriteMac(EcsEvent into, ReadOnlySpan<byte> value)
    {
        if (value.Length < 35 || value[17] != ':') return;
        Address.AddMac(into, Ecs.DestinationMac, value[..17]);
        Address.AddMac(into, Ecs.SourceMac, value.Slice(18, 17));
        if (value.Length < 41) return;
        var type = value.Slice(36, 5);
        if (type.SequenceEqual("08:00"u8)) into.Add(Ecs.NetworkType, "ipv4"u8);
        else if (type.SequenceEqual("86:dd"u8)) into.Add(Ecs.NetworkType, "ipv6"u8);
    }
}
