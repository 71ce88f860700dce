using System.Buffers.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Enrich;

/// <summary><c>network.community_id</c> where the log has none: TCP, UDP, SCTP with ports, ICMP with a type and a code.</summary>
sealed class CommunityIdEnrichment : IEnrichment
{
    /// <summary>ECS has no fields for them, so each format has its own.</summary>
    static readonly (FieldId Type, FieldId Code)[] IcmpFields =
    [
        .. new[] { ("suricata.eve.icmp_type", "suricata.eve.icmp_code"), ("cisco.asa.icmp_type", "cisco.asa.icmp_code"), ("iptables.icmp.type", "iptables.icmp.code") }
            .Select(pair => (FieldTable.Get(pair.Item1), FieldTable.Get(pair.Item2))),
    ];

    public void Enrich(EcsEvent into)
    {
        if (into.Has(Ecs.NetworkCommunityId) || !into.TryGet(Ecs.NetworkTransport, out var transport)) return;
        var protocol = ProtocolOf(transport);
        if (protocol == 0 || !TryAddress(into, Ecs.SourceIp, out var source) || !TryAddress(into, Ecs.DestinationIp, out var destination)) return;
        if (source.IsV4 != destination.IsV4 || !TryPorts(into, protocol, out var from, out var to)) return;
        CommunityId.Write(source, from, destination, to, protocol, into.Reserve(CommunityId.Length));
        into.AddReserved(Ecs.NetworkCommunityId, CommunityId.Length);
    }

    static byte ProtocolOf(ReadOnlySpan<byte> transport) =>
        transport.SequenceEqual("tcp"u8) ? CommunityId.Tcp
        : transport.SequenceEqual("udp"u8) ? CommunityId.Udp
        : transport.SequenceEqual("icmp"u8) ? CommunityId.Icmp
        : transport.SequenceEqual("ipv6-icmp"u8) || transport.SequenceEqual("icmpv6"u8) ? CommunityId.IcmpV6
        : transport.SequenceEqual("sctp"u8) ? CommunityId.Sctp
        : (byte)0;

    static bool TryPorts(EcsEvent happened, byte protocol, out ushort from, out ushort to)
    {
        if (protocol is not (CommunityId.Icmp or CommunityId.IcmpV6))
            return TryNumber(happened, Ecs.SourcePort, out from) & TryNumber(happened, Ecs.DestinationPort, out to);
        foreach (var (type, code) in IcmpFields)
        {
            if (!TryNumber(happened, type, out from)) continue;
            TryNumber(happened, code, out to);
            return true;
        }
        from = to = 0;
        return false;
    }

    static bool TryAddress(EcsEvent happened, FieldId field, out IpKey key)
    {
        key = default;
        return happened.TryGet(field, out var text) && IpKey.TryParse(text, out key);
    }

    static bool TryNumber(EcsEvent happened, FieldId field, out ushort number)
    {
        number = 0;
        return happened.TryGet(field, out var text) && Utf8Parser.TryParse(text, out number, out var used) && used == text.Length;
    }
}
