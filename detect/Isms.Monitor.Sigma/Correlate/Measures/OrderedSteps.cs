using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Correlate.Windows;

namespace Isms.Monitor.Sigma.Correlate.Measures;

/// <summary>How many of the listed rules occurred one after the other, each in an event of its own.</summary>
/// <remarks>Per step it keeps the latest possible start of a sequence that ends there: the sequence lies in the window as long as that
/// start does. Events of the same time count as in order, since a log's resolution may hide their order: they arrive by step.</remarks>
sealed class OrderedSteps(int steps) : Measure
{
    sealed class Starts(int steps)
    {
        public readonly long[] Latest = [.. Enumerable.Repeat(long.MinValue, steps)];
        public readonly long[] Before = [.. Enumerable.Repeat(long.MinValue, steps)];
        public readonly EventId[] Last = new EventId[steps];
    }

    public override void Added(Window window, EntrySlab slab, int index)
    {
        ref var entry = ref slab[index];
        if (entry.Micros >= window.NewestMicros) Take(window.Index as Starts ?? Begin(window), entry);
        else Rebuild(window, slab);
    }

    public override double Value(Window window, EntrySlab slab, long horizon)
    {
        var starts = window.Index as Starts ?? Begin(window);
        var complete = 0;
        while (complete < steps && starts.Latest[complete] >= horizon) complete++;
        return complete;
    }

    /// <summary>After a late event or a restored snapshot.</summary>
    public void Rebuild(Window window, EntrySlab slab)
    {
        var starts = Begin(window);
        for (var first = window.Head; first >= 0;)
        {
            var end = first;
            while (end >= 0 && slab[end].Micros == slab[first].Micros) end = slab[end].Next;
            for (var step = 0; step < steps; step++)
                for (var at = first; at != end; at = slab[at].Next)
                    if (slab[at].Step == step) Take(starts, slab[at]);
            first = end;
        }
    }

    Starts Begin(Window window)
    {
        var starts = new Starts(steps);
        window.Index = starts;
        return starts;
    }

    static void Take(Starts starts, in Entry entry)
    {
        var step = entry.Step;
        var start = entry.Micros;
        if (step > 0) start = starts.Last[step - 1] == entry.Id ? starts.Before[step - 1] : starts.Latest[step - 1];
        if (start < starts.Latest[step] || start == long.MinValue) return;
        if (starts.Last[step] != entry.Id) starts.Before[step] = starts.Latest[step];
        starts.Latest[step] = start;
        starts.Last[step] = entry.Id;
    }
}
