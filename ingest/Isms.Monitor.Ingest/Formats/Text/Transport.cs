using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Text;

/// <summary>IP protocols by name and by number (IANA, "Assigned Internet Protocol Numbers").</summary>
static class Transport
{
    /// <summary>Adds <c>network.transport</c> and <c>network.iana_number</c> for a protocol as logs write it, in any case, or as a number.</summary>
    public static void Add(EcsEvent into, ReadOnlySpan<byte> text)
    {
        if (text.Length == 0) return;
        var number = Address.IsNumber(text) ? text : NumberOf(text);
        var name = Address.IsNumber(text) || number is [(byte)'5', (byte)'8'] ? NameOf(number) : text;
        if (name.Length > 0) Address.AddLower(into, Ecs.NetworkTransport, name);
        if (number.Length > 0) into.Add(Ecs.NetworkIanaNumber, number);
    }

    static ReadOnlySpan<byte> NumberOf(ReadOnlySpan<byte> name)
    {
        if (Is(name, "tcp"u8)) return "6"u8;
        if (Is(name, "udp"u8)) return "17"u8;
        if (Is(name, "icmp"u8)) return "1"u8;
        if (Is(name, "icmpv6"u8) || Is(name, "ipv6-icmp"u8) || Is(name, "icmp6"u8)) return "58"u8;
        if (Is(name, "igmp"u8)) return "2"u8;
        if (Is(name, "gre"u8)) return "47"u8;
        if (Is(name, "esp"u8)) return "50"u8;
        if (Is(name, "ah"u8)) return "51"u8;
        if (Is(name, "sctp"u8)) return "132"u8;
        return default;
    }

    static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> number) => number switch
    {
        [(byte)'6'] => "tcp"u8,
        [(byte)'1', (byte)'7'] => "udp"u8,
        [(byte)'1'] => "icmp"u8,
        [(byte)'5', (byte)'8'] => "ipv6-icmp"u8,
        [(byte)'2'] => "igmp"u8,
        [(byte)'4', (byte)'7'] => "gre"u8,
        [(byte)'5', (byte)'0'] => "esp"u8,
        [(byte)'5', (byte)'1'] => "ah"u8,
        [(byte)'1', (byte)'3', (byte)'2'] => "sctp"u8,
        _ => default,
    };

    /// <summary>Equal without regard to case; the second in lower case.</summary>
    static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> lower)
    {
        if (name.Length != lower.Length) return false;
        for (var i = 0; i < lower.Length; i++)
            if ((name[i] | 0x20) != (lower[i] | 0x20)) return false;
        return true;
    }
}
