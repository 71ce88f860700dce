using Isms.Monitor.Sigma.Correlate.Windows;

namespace Isms.Monitor.Sigma.Correlate.Measures;

/// <summary>A percentile of a number, interpolated linearly between the two nearest values as spreadsheets do it (rank p/100 * (n - 1)).</summary>
sealed class Quantile(double percentile) : Measure
{
    const int Scanned = 16;

    public override ValueUse Use => ValueUse.Number;

    public override void Added(Window window, EntrySlab slab, int index)
    {
        if (window.Index is SortedValues sorted) sorted.Add(BitConverter.UInt64BitsToDouble(slab[index].Value));
        else if (window.Entries > Scanned) window.Index = Sorted(window, slab);
    }

    public override void Removing(Window window, EntrySlab slab, int index)
    {
        (window.Index as SortedValues)?.Remove(BitConverter.UInt64BitsToDouble(slab[index].Value));
        if (window.Entries == 1) window.Index = null;
    }

    public override double Value(Window window, EntrySlab slab, long horizon)
    {
        if (window.Index is SortedValues sorted) return Of(sorted.Values);
        Span<double> few = stackalloc double[Scanned];
        var count = 0;
        for (var at = window.Head; at >= 0; at = slab[at].Next) few[count++] = BitConverter.UInt64BitsToDouble(slab[at].Value);
        few[..count].Sort();
        return Of(few[..count]);
    }

    /// <summary>The newest values stay.</summary>
    public override void Compact(Window window, WindowStore store)
    {
        Removing(window, store.Slab, window.Head);
        store.RemoveAfter(window, -1, leaves: true);
        window.IsAbout = true;
    }

    double Of(ReadOnlySpan<double> sorted)
    {
        var rank = percentile / 100 * (sorted.Length - 1);
        var below = (int)rank;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (rank - below);
    }

    static SortedValues Sorted(Window window, EntrySlab slab)
    {
        var sorted = new SortedValues();
        for (var at = window.Head; at >= 0; at = slab[at].Next) sorted.Add(BitConverter.UInt64BitsToDouble(slab[at].Value));
        return sorted;
    }
}
