using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Isms.Monitor.Registers.Lookup;

/// <summary>Addresses as 128-bit integers, IPv4 in its mapped form (<c>::ffff:a.b.c.d</c>), so that one table holds both.</summary>
static class Address
{
    const int MappedBits = 96;
    static readonly UInt128 MappedPrefix = (UInt128)0xffff << 32;

    public static UInt128 Of(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var written);
        return written == 4
            ? MappedPrefix | BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    public static int BitsOf(IPNetwork range) =>
        range.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? range.PrefixLength + MappedBits : range.PrefixLength;

    public static UInt128 MaskOf(int bits) => bits == 0 ? UInt128.Zero : UInt128.MaxValue << (128 - bits);

    public static bool TryParse(ReadOnlySpan<byte> text, out UInt128 address)
    {
        if (TryParseV4(text, out var v4))
        {
            address = MappedPrefix | v4;
            return true;
        }
        address = default;
        if (text.IndexOf((byte)':') < 0 || !IPAddress.TryParse(text, out var parsed)) return false;
        address = Of(parsed);
        return true;
    }

    public static bool TryParse(ReadOnlySpan<char> text, out UInt128 address)
    {
        address = default;
        Span<byte> ascii = stackalloc byte[64];
        return text.Length <= ascii.Length
            && System.Text.Encoding.UTF8.TryGetBytes(text, ascii, out var written)
            && TryParse(ascii[..written], out address);
    }

    /// <summary>Four decimal numbers and nothing else: the octal, hexadecimal and short forms of inet_aton never stand for an address in a log.</summary>
    static bool TryParseV4(ReadOnlySpan<byte> text, out uint address)
    {
        address = 0;
        if (text.Length is < 7 or > 15) return false;
        int number = -1, dots = 0;
        foreach (var letter in text)
        {
            if (letter is >= (byte)'0' and <= (byte)'9')
            {
                number = Math.Max(number, 0) * 10 + (letter - '0');
                if (number > 255) return false;
            }
            else
            {
                if (letter != '.' || number < 0 || ++dots > 3) return false;
                address = address << 8 | (uint)number;
                number = -1;
            }
        }
        address = address << 8 | (uint)Math.Max(number, 0);
        return dots == 3 && number >= 0;
    }
}
