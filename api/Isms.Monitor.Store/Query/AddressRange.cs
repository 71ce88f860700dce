using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Unicode;

namespace Isms.Monitor.Store.Query;

/// <summary>Two addresses as 128-bit integers, both included; IPv4 is mapped into IPv6 (<c>::ffff:a.b.c.d</c>, RFC 4291 2.5.5.2).</summary>
readonly record struct AddressRange(UInt128 First, UInt128 Last)
{
    static readonly UInt128 MappedV4 = new(0, 0xFFFF_0000_0000);

    /// <summary>Strict: dotted quads of four decimal numbers, IPv6 without zone. "1.2" and "::1%eth0" are text.</summary>
    public static bool TryParseAddress(ReadOnlySpan<byte> text, out UInt128 value)
    {
        value = 0;
        if (text.Length is < 2 or > 45) return false;
        if (TryParseV4(text, out var v4))
        {
            value = MappedV4 | v4;
            return true;
        }
        Span<char> chars = stackalloc char[45];
        if (text.IndexOf((byte)':') < 0 || text.IndexOf((byte)'%') >= 0 || text.IndexOf((byte)'[') >= 0) return false;
        if (Utf8.ToUtf16(text, chars, out _, out var written) != System.Buffers.OperationStatus.Done) return false;
        return IPAddress.TryParse(chars[..written], out var address) && TryRead(address, out value);
    }

    public static bool TryParseAddress(string text, out UInt128 value)
    {
        value = 0;
        return text.Length <= 45 && TryParseAddress(Encoding.UTF8.GetBytes(text), out value);
    }

    /// <summary>The canonical text (RFC 5952).</summary>
    public static string ToText(UInt128 value)
    {
        if (value >> 32 == MappedV4 >> 32)
        {
            var v4 = (uint)value;
            return $"{v4 >> 24}.{(v4 >> 16) & 255}.{(v4 >> 8) & 255}.{v4 & 255}";
        }
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return new IPAddress(bytes).ToString();
    }

    /// <summary>Reads <c>address/length</c>; bits of the address beyond the length are ignored. <paramref name="longest"/> is the
    /// longest length for the address when only the length is wrong; else 0.</summary>
    public static bool TryParseNetwork(string text, out AddressRange range, out int longest)
    {
        (range, longest) = (default, 0);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !TryParseAddress(text[..slash], out var address)) return false;
        longest = text.AsSpan(0, slash).Contains(':') ? 128 : 32;
        if (!int.TryParse(text.AsSpan(slash + 1), System.Globalization.NumberStyles.None, null, out var length) || length > longest) return false;
        var free = longest - length;
        var mask = free >= 128 ? UInt128.MaxValue : (UInt128.One << free) - 1;
        (range, longest) = (new AddressRange(address & ~mask, address | mask), 0);
        return true;
    }

    static bool TryRead(IPAddress address, out UInt128 value)
    {
        value = 0;
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return false;
        Span<byte> bytes = stackalloc byte[16];
        if (!address.TryWriteBytes(bytes, out _)) return false;
        value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return true;
    }

    static bool TryParseV4(ReadOnlySpan<byte> text, out uint value)
    {
        value = 0;
        if (text.Length is < 7 or > 15) return false;
        var (octet, digits, dots) = (0u, 0, 0);
        foreach (var letter in text)
        {
            if (letter == '.')
            {
                if (digits == 0 || ++dots > 3) return false;
                (value, octet, digits) = ((value << 8) | octet, 0, 0);
            }
            else
            {
                if (letter is < (byte)'0' or > (byte)'9' || (digits > 0 && octet == 0)) return false;
                (octet, digits) = (octet * 10 + letter - '0', digits + 1);
                if (octet > 255) return false;
            }
        }
        value = (value << 8) | octet;
        return dots == 3 && digits > 0;
    }
}
