using System.Runtime.InteropServices;
using Isms.Monitor.Sigma.Correlate.Windows;

namespace Isms.Monitor.Sigma.Correlate.Measures;

/// <summary>Distinct values of a field, or distinct rules that occurred. Small windows are scanned, larger ones have a count per value.</summary>
class DistinctCount(ValueUse use) : Measure
{
    const int Scanned = 16;
    const int MaxCapacity = 65_536;

    public override ValueUse Use => use;

    public override void Added(Window window, EntrySlab slab, int index)
    {
        var value = slab[index].Value;
        if (window.Index is Dictionary<ulong, int> counts) CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _)++;
        else if (window.Entries > Scanned) window.Index = counts = Counted(window, slab);
        else
        {
            if (!OccursBeside(window, slab, index, value)) window.Distinct++;
            return;
        }
        window.Distinct = counts.Count;
    }

    public override void Removing(Window window, EntrySlab slab, int index) => Forget(window, slab, index);

    public override double Value(Window window, EntrySlab slab, long horizon) => window.Distinct;

    public static bool Occurs(Window window, EntrySlab slab, ulong value) =>
        window.Index is Dictionary<ulong, int> counts ? counts.ContainsKey(value) : OccursBeside(window, slab, -1, value);

    /// <summary>An older entry of a value that occurs again later says nothing, so it goes and the count stays exact. Only where almost
    /// every value differs does the window grow, and at 65,536 its oldest quarter goes.</summary>
    public override void Compact(Window window, WindowStore store)
    {
        var slab = store.Slab;
        var before = -1;
        for (var at = window.Head; at >= 0 && at != window.Tail;)
        {
            var next = slab[at].Next;
            if (window.Index is Dictionary<ulong, int> counts && counts[slab[at].Value] > 1)
            {
                slab[next].Weight += slab[at].Weight;
                Forget(window, slab, at);
                store.RemoveAfter(window, before, leaves: false);
            }
            else before = at;
            at = next;
        }
        if (window.Entries <= window.Capacity * 3 / 4) return;
        if (window.Capacity < MaxCapacity) window.Capacity *= 2;
        else DropQuarter(window, store);
    }

    void DropQuarter(Window window, WindowStore store)
    {
        for (var left = window.Entries / 4; left > 0; left--)
        {
            Forget(window, store.Slab, window.Head);
            store.RemoveAfter(window, -1, leaves: true);
        }
        window.IsAbout = true;
    }

    static void Forget(Window window, EntrySlab slab, int index)
    {
        var value = slab[index].Value;
        if (window.Index is not Dictionary<ulong, int> counts)
        {
            if (!OccursBeside(window, slab, index, value)) window.Distinct--;
            return;
        }
        if (--CollectionsMarshal.GetValueRefOrNullRef(counts, value) == 0) counts.Remove(value);
        window.Distinct = counts.Count;
        if (window.Entries == 1) window.Index = null;
    }

    static bool OccursBeside(Window window, EntrySlab slab, int index, ulong value)
    {
        for (var at = window.Head; at >= 0; at = slab[at].Next)
            if (at != index && slab[at].Value == value) return true;
        return false;
    }

    static Dictionary<ulong, int> Counted(Window window, EntrySlab slab)
    {
        var counts = new Dictionary<ulong, int>();
        for (var at = window.Head; at >= 0; at = slab[at].Next) CollectionsMarshal.GetValueRefOrAddDefault(counts, slab[at].Value, out _)++;
        return counts;
    }
}
