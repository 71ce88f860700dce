using Isms.Monitor.Sigma.Correlate.Windows;

namespace Isms.Monitor.Sigma.Correlate.Measures;

/// <summary>What a correlation type measures in a window, kept up to date event by event.</summary>
abstract class Measure
{
    /// <summary>Whether an entry's value is a hash of fields, a number, or nothing.</summary>
    public virtual ValueUse Use => ValueUse.None;

    /// <summary>An entry was inserted. <see cref="Window.NewestMicros"/> is still that of before.</summary>
    public virtual void Added(Window window, EntrySlab slab, int index)
    {
    }

    /// <summary>The oldest entry is about to be removed.</summary>
    public virtual void Removing(Window window, EntrySlab slab, int index)
    {
    }

    /// <param name="window">With at least one entry.</param>
    /// <param name="slab">Its entries.</param>
    /// <param name="horizon">Start of the window, inclusive.</param>
    public abstract double Value(Window window, EntrySlab slab, long horizon);

    /// <summary>Makes room in a full window. Here: the older half is merged in pairs, and each pair leaves when its newer half does.</summary>
    public virtual void Compact(Window window, WindowStore store)
    {
        var slab = store.Slab;
        var before = -1;
        for (var pairs = window.Entries / 4; pairs > 0; pairs--)
        {
            var older = before < 0 ? window.Head : slab[before].Next;
            var newer = slab[older].Next;
            slab[newer].Weight += slab[older].Weight;
            slab[newer].Value = Merged(slab[older], slab[newer]);
            store.RemoveAfter(window, before, leaves: false);
            before = newer;
        }
        window.IsAbout = true;
    }

    protected virtual ulong Merged(in Entry older, in Entry newer) => newer.Value;
}
