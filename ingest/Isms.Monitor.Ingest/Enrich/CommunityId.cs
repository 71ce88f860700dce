using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Isms.Monitor.Ingest.Enrich;

/// <summary>Community ID: one text for both directions of a flow, the same in every tool.</summary>
/// <remarks>Source: "Community ID Flow Hashing", version 1, seed 0: base 64 of SHA-1 over seed, addresses, protocol, padding, ports, the
/// lower end first. SHA-1 is part of the definition and protects nothing.</remarks>
static class CommunityId
{
    public const byte Icmp = 1;
    public const byte Tcp = 6;
    public const byte Udp = 17;
    public const byte IcmpV6 = 58;
    public const byte Sctp = 132;

    /// <summary>Length of the text, in bytes: <c>1:</c> and 28 of base 64.</summary>
    public const int Length = 30;

    /// <summary>Writes the id.</summary>
    /// <param name="source">One end.</param>
    /// <param name="sourcePort">Its port; for ICMP the type.</param>
    /// <param name="destination">The other end, of the same family.</param>
    /// <param name="destinationPort">Its port; for ICMP the code.</param>
    /// <param name="protocol">IANA number.</param>
    /// <param name="to">At least <see cref="Length"/> bytes.</param>
    public static void Write(IpKey source, ushort sourcePort, IpKey destination, ushort destinationPort, byte protocol, Span<byte> to)
    {
        var isOneWay = false;
        if (protocol is Icmp or IcmpV6)
        {
            var counterpart = protocol == Icmp ? CounterpartV4(sourcePort) : CounterpartV6(sourcePort);
            isOneWay = counterpart < 0;
            if (!isOneWay) destinationPort = (ushort)counterpart;
        }
        var isOrdered = source.Value < destination.Value || source.Value == destination.Value && sourcePort < destinationPort;
        if (!isOneWay && !isOrdered)
        {
            (source, destination) = (destination, source);
            (sourcePort, destinationPort) = (destinationPort, sourcePort);
        }
        Span<byte> input = stackalloc byte[40];
        input.Clear();
        var length = 2;
        length += source.Write(input[length..]);
        length += destination.Write(input[length..]);
        input[length] = protocol;
        BinaryPrimitives.WriteUInt16BigEndian(input[(length + 2)..], sourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(input[(length + 4)..], destinationPort);
        Span<byte> digest = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The definition of the id asks for SHA-1; nothing relies on its strength.
        SHA1.HashData(input[..(length + 6)], digest);
#pragma warning restore CA5350
        to[0] = (byte)'1';
        to[1] = (byte)':';
        Base64.EncodeToUtf8(digest, to[2..], out _, out _);
    }

    /// <summary>The type that answers, or -1: such a message has no other direction.</summary>
    static int CounterpartV4(ushort type) => type switch
    {
        0 => 8,
        8 => 0,
        9 => 10,
        10 => 9,
        13 => 14,
        14 => 13,
        15 => 16,
        16 => 15,
        17 => 18,
        18 => 17,
        _ => -1,
    };

    static int CounterpartV6(ushort type) => type switch
    {
        128 => 129,
        129 => 128,
        130 => 131,
        131 => 130,
        133 => 134,
        134 => 133,
        135 => 136,
        136 => 135,
        139 => 140,
        140 => 139,
        144 => 145,
        145 => 144,
        _ => -1,
    };
}
