using System.Buffers.Binary;
using System.Net;

namespace Isms.Monitor.Ingest.Enrich;

/// <summary>An address as a number: IPv4 in its mapped form (<c>::ffff:a.b.c.d</c>), so that both spellings are one key.</summary>
readonly record struct IpKey(UInt128 Value)
{
    static readonly UInt128 MappedPrefix = (UInt128)0xffff << 32;

    public bool IsV4 => Value >> 32 == 0xffff;

    public uint V4 => (uint)Value;

    public static bool TryParse(ReadOnlySpan<byte> text, out IpKey key)
    {
        if (TryParseV4(text, out var v4))
        {
            key = new IpKey(MappedPrefix | v4);
            return true;
        }
        key = default;
        if (text.Length > 64 || text.IndexOf((byte)':') < 0 || !IPAddress.TryParse(text, out var address)) return false;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var written);
        if (written != 16) return false;
        key = new IpKey(BinaryPrimitives.ReadUInt128BigEndian(bytes));
        return true;
    }

    /// <summary>4 or 16 bytes in the order of the network; returns how many.</summary>
    public int Write(Span<byte> to)
    {
        if (IsV4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(to, V4);
            return 4;
        }
        BinaryPrimitives.WriteUInt128BigEndian(to, Value);
        return 16;
    }

    public IPAddress ToAddress()
    {
        Span<byte> bytes = stackalloc byte[16];
        return new IPAddress(bytes[..Write(bytes)]);
    }

    /// <summary>Not routed on the internet: private, shared, loopback, link-local, unique local, multicast. Documentation ranges count as public.</summary>
    /// <remarks>Sources: RFC 1918, 6598, 3927, 4193, 4291; 0.0.0.0/8 and 255.255.255.255 stand for this network.</remarks>
    public bool IsPrivate => IsV4 ? IsPrivateV4(V4) : IsPrivateV6(Value);

    static bool IsPrivateV4(uint address) => (address >> 24) switch
    {
        0 or 10 or 127 => true,
        100 => (address >> 22) == (100u << 2 | 1),
        169 => (address >> 16 & 0xff) == 254,
        172 => (address >> 20 & 0xf) == 1,
        192 => (address >> 16 & 0xff) == 168,
        >= 224 and <= 239 => true,
        255 => address == uint.MaxValue,
        _ => false,
    };

    static bool IsPrivateV6(UInt128 address)
    {
        var top = (ushort)(address >> 112);
        return address <= 1 || (top & 0xfe00) == 0xfc00 || (top & 0xffc0) == 0xfe80 || (top & 0xff00) == 0xff00;
    }

    static bool TryParseV4(ReadOnlySpan<byte> text, out uint address)
    {
        address = 0;
        if (text.Length is < 7 or > 15) return false;
        uint part = 0;
        int digits = 0, dots = 0;
        foreach (var letter in text)
        {
            if ((uint)(letter - '0') <= 9)
            {
                if (digits > 0 && part == 0) return false;   // 010 is eight to some and ten to others
                part = part * 10 + (uint)(letter - '0');
                if (++digits > 3 || part > 255) return false;
                continue;
            }
            if (letter != '.' || digits == 0 || ++dots > 3) return false;
            address = address << 8 | part;
            part = 0;
            digits = 0;
        }
        address = address << 8 | part;
        return dots == 3 && digits > 0;
    }
}
