using Isms.Monitor.Registers.Loading;
using Isms.Monitor.Registers.Lookup;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Review;

/// <summary>An address has one zone. Two zones for one range cannot be; a range inside another zone's may be meant, and is then marked as carved out.</summary>
static class NetworkReview
{
    public static void Review(RegisterSet set, Problems problems)
    {
        var first = new Dictionary<(int Bits, UInt128 Base), Network>();
        foreach (var network in set.Scope.Networks)
        {
            var bits = Address.BitsOf(network.Range);
            if (!first.TryAdd((bits, BaseOf(network, bits)), network))
                problems.Error(network.At, Codes.NetworkTwice, $"the network {network.Range} is also in line {first[(bits, BaseOf(network, bits))].At.Line}", "Keep one of the two");
        }
        int[] lengths = [.. first.Keys.Select(key => key.Bits).Distinct().OrderDescending()];
        foreach (var ((bits, _), inner) in first)
        {
            // A default route is the rest of the world: everything lies in it on purpose.
            if (inner.Carved || Around(first, lengths, inner, bits) is not { Range.PrefixLength: > 0 } outer || outer.Zone == inner.Zone) continue;
            problems.Finding(inner.At, Codes.NetworksOverlap, $"{inner.Range} ({inner.Zone}) lies inside {outer.Range} ({outer.Zone})",
                "Correct one of the ranges, or mark the inner one with carved: true");
        }
    }

    /// <summary>The narrowest network that the inner one lies in; wider ones do not decide about any of its addresses.</summary>
    static Network? Around(Dictionary<(int, UInt128), Network> networks, int[] lengths, Network inner, int bits)
    {
        foreach (var length in lengths)
            if (length < bits && networks.TryGetValue((length, BaseOf(inner, length)), out var outer)) return outer;
        return null;
    }

    static UInt128 BaseOf(Network network, int bits) => Address.Of(network.Range.BaseAddress) & Address.MaskOf(bits);
}
