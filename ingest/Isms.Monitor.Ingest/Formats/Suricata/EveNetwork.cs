using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Suricata;

/// <summary>Transport, protocol, addresses and hardware addresses in the spelling of ECS.</summary>
static class EveNetwork
{
    public static void Write(EveType type, EcsEvent into)
    {
        Transport(into);
        Protocol(type, into);
        if (into.TryGet(Ecs.SourceIp, out var source)) into.Add(Ecs.SourceAddress, source);
        if (into.TryGet(Ecs.DestinationIp, out var destination)) into.Add(Ecs.DestinationAddress, destination);
        Mac(into, Ecs.SourceMac);
        Mac(into, Ecs.DestinationMac);
    }

    static void Transport(EcsEvent into)
    {
        var slot = into.IndexOf(Ecs.NetworkTransport);
        if (slot < 0) return;
        var value = into.ValueAt(slot);
        if (value.SequenceEqual("TCP"u8)) into.Set(Ecs.NetworkTransport, "tcp"u8);
        else if (value.SequenceEqual("UDP"u8)) into.Set(Ecs.NetworkTransport, "udp"u8);
        else Lower(into, Ecs.NetworkTransport);
    }

    /// <summary>The application protocol; <c>failed</c> and <c>unknown</c> say that there is none to tell.</summary>
    static void Protocol(EveType type, EcsEvent into)
    {
        if (!into.TryGet(Ecs.NetworkProtocol, out var value))
        {
            if (type.Protocol.Length > 0) into.Add(Ecs.NetworkProtocol, type.Protocol);
        }
        else if (value.SequenceEqual("failed"u8) || value.SequenceEqual("unknown"u8))
        {
            into.Remove(Ecs.NetworkProtocol);
            if (type.Protocol.Length > 0) into.Add(Ecs.NetworkProtocol, type.Protocol);
        }
        else
        {
            Lower(into, Ecs.NetworkProtocol);
        }
    }

    static void Lower(EcsEvent into, FieldId field)
    {
        into.TryGet(field, out var value);
        if (value.Length is 0 or > 64 || value.IndexOfAnyInRange((byte)'A', (byte)'Z') < 0) return;
        Span<byte> lower = stackalloc byte[64];
        System.Text.Ascii.ToLower(value, lower, out var written);
        into.Set(field, lower[..written]);
    }

    /// <summary><c>00:03:2d:3f:e5:63</c> becomes <c>00-03-2D-3F-E5-63</c> (ECS: RFC 7042).</summary>
    static void Mac(EcsEvent into, FieldId field)
    {
        if (!into.TryGet(field, out var value) || value.Length != 17) return;
        Span<byte> text = stackalloc byte[17];
        System.Text.Ascii.ToUpper(value, text, out var written);
        text[..written].Replace((byte)':', (byte)'-');
        into.Set(field, text[..written]);
    }
}
