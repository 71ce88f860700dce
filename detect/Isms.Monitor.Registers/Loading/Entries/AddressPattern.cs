using System.Net;
using Isms.Monitor.Registers.Loading.Yaml;
using Isms.Monitor.Registers.Lookup;

namespace Isms.Monitor.Registers.Loading.Entries;

/// <summary>A range, an address, or the addresses of a range from one on.</summary>
sealed record AddressPattern(IPNetwork Range, IPAddress? From)
{
    public static AddressPattern? Read(YamlScalar scalar, Reading reading)
    {
        var words = scalar.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 1 or 3 && Values.TryRange(words[0], out var range))
        {
            if (words.Length == 1) return new(range, null);
            if (words[1] == "from" && Values.TryRange(words[2], out var from) && range.Contains(from.BaseAddress)) return new(range, from.BaseAddress);
        }
        reading.Problems.Error(scalar.At, Codes.WrongValue, $"\"ips\" cannot be {Problems.Quote(scalar.Text)}", Section.RangeRemedy);
        return null;
    }

    /// <summary>The range itself, or the single address that many places after the first; null beyond the end of the range.</summary>
    public IPNetwork? At(int index)
    {
        if (From is null) return Range;
        var bytes = From.GetAddressBytes();
        for (int i = bytes.Length - 1, carry = index; i >= 0 && carry > 0; i--)
        {
            carry += bytes[i];
            bytes[i] = (byte)carry;
            carry >>= 8;
        }
        var address = new IPAddress(bytes);
        var follows = Address.Of(address) >= Address.Of(From);
        return follows && Range.Contains(address) ? new IPNetwork(address, bytes.Length * 8) : null;
    }
}
