using System.Net;
using Isms.Monitor.Registers.Loading;
using Isms.Monitor.Registers.Lookup;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Review;

/// <summary>An address has one zone. Two zones for one range cannot be; a range inside another zone's may be meant, and is then marked as carved out.</summary>
static class NetworkReview
{
    public static void Review(RegisterSet set, Problems problems)
    {
        var networks = set.Scope.Networks;
        for (var i = 0; i < networks.Count; i++)
            for (var j = 0; j < i; j++)
                Compare(networks[j], networks[i], problems);
    }

    static void Compare(Network earlier, Network later, Problems problems)
    {
        if (earlier.Range.Equals(later.Range))
        {
            problems.Error(later.At, Codes.NetworkTwice, $"the network {later.Range} is also in line {earlier.At.Line}", "Keep one of the two");
            return;
        }
        var (inner, outer) = Address.BitsOf(earlier.Range) > Address.BitsOf(later.Range) ? (earlier, later) : (later, earlier);
        // A default route is the rest of the world: everything lies in it on purpose.
        if (outer.Range.PrefixLength == 0 || inner.Carved || inner.Zone == outer.Zone || !Inside(inner.Range, outer.Range)) return;
        problems.Finding(inner.At, Codes.NetworksOverlap, $"{inner.Range} ({inner.Zone}) lies inside {outer.Range} ({outer.Zone})", "Correct one of the ranges, or mark the inner one with carved: true");
    }

    static bool Inside(IPNetwork inner, IPNetwork outer) => ((Address.Of(inner.BaseAddress) ^ Address.Of(outer.BaseAddress)) & Address.MaskOf(Address.BitsOf(outer))) == 0;
}
