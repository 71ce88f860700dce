namespace Isms.Monitor.Sigma.Correlate.Windows;

/// <summary>All windows by key, per correlation in the order of their last use, within a budget of bytes.</summary>
/// <remarks>Bytes are estimated: an object and its place in the table, entries, entities. An attacker who invents group keys
/// pushes out the stalest windows, never the process.</remarks>
sealed class WindowStore(IReadOnlyList<CorrelationPlan> plans, CorrelatorOptions options, CorrelatorCounters counters)
{
    const int WindowBytes = 208;
    const int EntryBytes = 64;
    const int EvictedAtOnce = 64;

    readonly Dictionary<UInt128, Window> _byKey = [];
    readonly List<Window?> _bySlot = [];
    readonly Stack<int> _freeSlots = [];
    readonly UseOrder _order = new(plans.Count);
    long _bytes;

    public EntrySlab Slab { get; } = new();

    public int Count => _byKey.Count;

    public long Bytes => _bytes;

    public IEnumerable<Window> InOrderOfUse(CorrelationPlan plan)
    {
        for (var slot = _order.Stalest(plan.Index); slot >= 0; slot = _order.Fresher(slot)) yield return _bySlot[slot]!;
    }

    public Window GetOrAdd(CorrelationPlan plan, UInt128 key)
    {
        if (_byKey.TryGetValue(key, out var window)) return window;
        if (!_freeSlots.TryPop(out var slot))
        {
            slot = _bySlot.Count;
            _bySlot.Add(null);
        }
        _byKey[key] = _bySlot[slot] = window = new Window(plan, key, slot) { Capacity = options.ExactEvents, ListedMicros = long.MinValue };
        _bytes += WindowBytes;
        _order.Append(plan.Index, slot);
        return window;
    }

    /// <summary>Only notes the time: a window moves to its place in the order when it would be the next to go, at most once a time span.</summary>
    public static void Touch(Window window, long frontier) => window.TouchedMicros = Math.Max(window.NewestMicros, frontier);

    /// <summary>Takes a rented entry in at its place in time; nearly always the end.</summary>
    public void Insert(Window window, int index, bool ownsEntities)
    {
        ref var entry = ref Slab[index];
        if (window.Tail < 0 || Slab[window.Tail].Micros <= entry.Micros) LinkAfter(window, window.Tail, index);
        else
        {
            var before = -1;
            for (var at = window.Head; at >= 0 && Slab[at].Micros <= entry.Micros; at = Slab[at].Next) before = at;
            LinkAfter(window, before, index);
        }
        window.Entries++;
        window.Total += entry.Weight;
        if (!entry.IsCounted) window.Uncounted++;
        _bytes += EntryBytes + (ownsEntities ? entry.Entities.Length + 24 : 0);
    }

    /// <summary>Takes the entry after <paramref name="before"/> (-1: the head) out of the list; the totals keep its weight unless
    /// <paramref name="leaves"/>.</summary>
    public void RemoveAfter(Window window, int before, bool leaves)
    {
        var index = before < 0 ? window.Head : Slab[before].Next;
        ref var entry = ref Slab[index];
        if (before < 0) window.Head = entry.Next;
        else Slab[before].Next = entry.Next;
        if (window.Tail == index) window.Tail = before;
        window.Entries--;
        if (!entry.IsCounted) window.Uncounted--;
        if (leaves) window.Total -= entry.Weight;
        var next = entry.Next >= 0 ? Slab[entry.Next].Entities : null;
        _bytes -= EntryBytes + (ReferenceEquals(next, entry.Entities) ? 0 : entry.Entities.Length + 24);
        Slab.Return(index);
    }

    /// <summary>Windows without an event for a time span go; they could not fire any more without new events.</summary>
    public void Sweep(long watermark)
    {
        foreach (var plan in plans)
            while (Stalest(plan, watermark - plan.SpanMicros) is { } window && !(plan.IsJudgedAtClose && window.Entries > 0))
                Drop(window);
    }

    public void KeepWithinBudget()
    {
        while (_bytes > options.WindowBytes && _byKey.Count > 1)
        {
            var plan = plans.Where(plan => Stalest(plan, long.MaxValue) is not null).MinBy(plan => Stalest(plan, long.MaxValue)!.TouchedMicros)!;
            for (var left = EvictedAtOnce; left > 0 && Stalest(plan, long.MaxValue) is { } window && _byKey.Count > 1; left--)
            {
                Drop(window);
                counters.EvictedWindows++;
            }
        }
    }

    public void Clear()
    {
        foreach (var window in _byKey.Values.ToList()) Drop(window);
    }

    void Drop(Window window)
    {
        while (window.Head >= 0) RemoveAfter(window, -1, leaves: true);
        _order.Remove(window.Plan.Index, window.Slot);
        _bySlot[window.Slot] = null;
        _freeSlots.Push(window.Slot);
        _byKey.Remove(window.Key);
        _bytes -= WindowBytes;
        window.IsGone = true;
    }

    void LinkAfter(Window window, int before, int index)
    {
        Slab[index].Next = before < 0 ? window.Head : Slab[before].Next;
        if (before < 0) window.Head = index;
        else Slab[before].Next = index;
        if (window.Tail == before) window.Tail = index;
    }

    /// <summary>The window that was used the longest ago, if that was before a time.</summary>
    Window? Stalest(CorrelationPlan plan, long before)
    {
        while (_order.Stalest(plan.Index) is >= 0 and var slot)
        {
            var window = _bySlot[slot]!;
            if (window.ListedMicros >= before) return null;
            if (window.TouchedMicros == window.ListedMicros) return window;
            window.ListedMicros = window.TouchedMicros;
            _order.Remove(plan.Index, slot);
            _order.Append(plan.Index, slot);
        }
        return null;
    }
}
