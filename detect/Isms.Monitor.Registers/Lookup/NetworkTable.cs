using System.Net;

namespace Isms.Monitor.Registers.Lookup;

/// <summary>Longest-prefix match: one hash table for each prefix length in use, the longest first. A few lengths are in use, so a look-up is a few probes.</summary>
/// <remarks>Immutable and safe for any number of readers. Of two entries with the same range the first stays.</remarks>
sealed class NetworkTable<T> where T : class
{
    readonly (UInt128 Mask, Dictionary<UInt128, T> Ranges)[] _lengths;

    public NetworkTable(IEnumerable<(IPNetwork Range, T Value)> entries)
    {
        var byBits = new SortedDictionary<int, Dictionary<UInt128, T>>(Comparer<int>.Create((a, b) => b.CompareTo(a)));
        foreach (var (range, value) in entries)
        {
            var bits = Address.BitsOf(range);
            if (!byBits.TryGetValue(bits, out var ranges)) byBits[bits] = ranges = [];
            ranges.TryAdd(Address.Of(range.BaseAddress) & Address.MaskOf(bits), value);
        }
        _lengths = [.. byBits.Select(pair => (Address.MaskOf(pair.Key), pair.Value))];
    }

    public T? Find(UInt128 address)
    {
        foreach (var (mask, ranges) in _lengths)
            if (ranges.TryGetValue(address & mask, out var value)) return value;
        return null;
    }
}
