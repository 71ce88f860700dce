using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Isms.Monitor.Sigma.Rules;

/// <summary>A network of IPv4 or IPv6. Bits of the address beyond the prefix are ignored.</summary>
readonly record struct Cidr(UInt128 Network, UInt128 Mask, bool IsIpv6)
{
    /// <summary>Reads <c>192.0.2.0/24</c>, <c>2001:db8::/32</c> or a single address.</summary>
    public static bool TryParse(string text, out Cidr cidr)
    {
        cidr = default;
        var slash = text.IndexOf('/');
        if (!IPAddress.TryParse(slash < 0 ? text : text.AsSpan(0, slash), out var address)) return false;
        var isIpv6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        var bits = isIpv6 ? 128 : 32;
        var prefix = bits;
        if (slash >= 0 && !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out prefix)) return false;
        if (prefix > bits) return false;
        var mask = prefix == 0 ? UInt128.Zero : UInt128.MaxValue << (bits - prefix);
        if (!isIpv6) mask &= uint.MaxValue;
        cidr = new Cidr(ToNumber(address) & mask, mask, isIpv6);
        return true;
    }

    public bool Contains(UInt128 address, bool isIpv6) => isIpv6 == IsIpv6 && (address & Mask) == Network;

    /// <summary>Reads an address as logs write it. Nothing else than an address (no port, no zone) is one.</summary>
    public static bool TryReadAddress(ReadOnlySpan<byte> text, out UInt128 address, out bool isIpv6)
    {
        (address, isIpv6) = (default, false);
        if (TryReadIpv4(text, out var ipv4))
        {
            address = ipv4;
            return true;
        }
        if (text.Length is < 2 or > 45 || text.IndexOf((byte)':') < 0 || !IPAddress.TryParse(text, out var parsed)) return false;
        (address, isIpv6) = (ToNumber(parsed), parsed.AddressFamily == AddressFamily.InterNetworkV6);
        return isIpv6;
    }

    static bool TryReadIpv4(ReadOnlySpan<byte> text, out uint address)
    {
        (address, var octet, var dots, var digits) = (0u, 0u, 0, 0);
        foreach (var letter in text)
        {
            if ((uint)(letter - '0') <= 9 && digits < 3)
            {
                // A leading zero makes an octet octal to some readers and decimal to others: it is no address.
                if (digits > 0 && octet == 0) return false;
                (octet, digits) = (octet * 10 + letter - '0', digits + 1);
                if (octet > 255) return false;
            }
            else if (letter == '.' && digits > 0)
            {
                (address, octet, digits, dots) = (address << 8 | octet, 0, 0, dots + 1);
            }
            else
            {
                return false;
            }
        }
        address = address << 8 | octet;
        return dots == 3 && digits > 0;
    }

    static UInt128 ToNumber(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        return length == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
