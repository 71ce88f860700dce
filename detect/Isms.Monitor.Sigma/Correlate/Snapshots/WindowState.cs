using Isms.Monitor.Sigma.Correlate.Measures;
using Isms.Monitor.Sigma.Correlate.Windows;

namespace Isms.Monitor.Sigma.Correlate.Snapshots;

/// <summary>Windows in a snapshot: per correlation its id and version, then its windows from the stalest. What a measure keeps is made anew.</summary>
static class WindowState
{
    public static void Save(BinaryWriter to, CorrelationPlans plans, WindowStore store)
    {
        to.Write(plans.Correlations.Count);
        foreach (var plan in plans.Correlations)
        {
            var windows = store.InOrderOfUse(plan).ToList();
            to.Write(plan.Rule.Id);
            to.Write(plan.Version);
            to.Write(windows.Count);
            foreach (var window in windows) Save(to, window, store.Slab);
        }
    }

    public static void Load(BinaryReader from, CorrelationPlans plans, WindowStore store, CorrelationWindows windows)
    {
        var nowhere = new WindowStore(plans.Correlations, CorrelatorOptions.Files, new CorrelatorCounters());
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var (id, version) = (from.ReadString(), from.ReadString());
            var plan = plans.Correlations.FirstOrDefault(known => known.Rule.Id == id && known.Version == version);
            for (var count = from.ReadInt32(); count > 0; count--)
            {
                var window = Load(from, plans, plan ?? plans.Correlations[0], plan is null ? nowhere : store);
                if (plan is not null) windows.Restored(window);
            }
        }
    }

    static void Save(BinaryWriter to, Window window, EntrySlab slab)
    {
        to.Write128(window.Key);
        foreach (var value in (long[])[window.NewestMicros, window.LastFiredMicros, window.TouchedMicros, window.Capacity, window.IsAbout ? 1 : 0, window.Entries]) to.Write(value);
        byte[]? previous = null;
        for (var at = window.Head; at >= 0; at = slab[at].Next)
        {
            ref var entry = ref slab[at];
            to.Write(entry.Micros);
            to.Write(entry.IdHigh);
            to.Write(entry.IdLow);
            to.Write(entry.Value);
            to.Write7BitEncodedInt(entry.Weight);
            to.Write7BitEncodedInt(entry.Step);
            to.Write((byte)((entry.IsCounted ? 1 : 0) | (ReferenceEquals(entry.Entities, previous) ? 2 : 0)));
            if (!ReferenceEquals(entry.Entities, previous)) to.WriteBytes(entry.Entities);
            previous = entry.Entities;
        }
        to.Write(window.Last is not null);
        if (window.Last is null) return;
        to.Write((int)window.Last.Value.To.Step);
        to.Write(window.Last.Value.Micros);
        to.WriteMatch(window.Last.Value.Match);
    }

    static Window Load(BinaryReader from, CorrelationPlans plans, CorrelationPlan plan, WindowStore store)
    {
        var window = store.GetOrAdd(plan, from.Read128());
        var (newest, fired, touched) = (from.ReadInt64(), from.ReadInt64(), from.ReadInt64());
        window.LastFiredMicros = fired;
        window.Capacity = (int)from.ReadInt64();
        window.IsAbout = from.ReadInt64() != 0;
        byte[]? previous = null;
        for (var left = from.ReadInt64(); left > 0; left--) previous = LoadEntry(from, window, store, previous);
        window.NewestMicros = newest;
        window.TouchedMicros = touched;
        (plan.Measure as OrderedSteps)?.Rebuild(window, store.Slab);
        if (from.ReadBoolean()) window.Last = LoadLast(from, plans, plan);
        return window;
    }

    static byte[] LoadEntry(BinaryReader from, Window window, WindowStore store, byte[]? previous)
    {
        var index = store.Slab.Rent();
        ref var entry = ref store.Slab[index];
        (entry.Micros, entry.IdHigh, entry.IdLow, entry.Value) = (from.ReadInt64(), from.ReadUInt64(), from.ReadUInt64(), from.ReadUInt64());
        entry.Weight = from.Read7BitEncodedInt();
        entry.Step = (ushort)from.Read7BitEncodedInt();
        var flags = from.ReadByte();
        entry.IsCounted = (flags & 1) != 0;
        var isShared = (flags & 2) != 0;
        entry.Entities = isShared ? previous! : Binary.ReadBytes(from);
        store.Insert(window, index, !isShared);
        window.Plan.Measure.Added(window, store.Slab, index);
        window.NewestMicros = entry.Micros;
        return entry.Entities;
    }

    static LastArrival? LoadLast(BinaryReader from, CorrelationPlans plans, CorrelationPlan plan)
    {
        var (step, micros) = (from.ReadInt32(), from.ReadInt64());
        var match = from.ReadMatch(plans);
        var to = match is null ? null : plans.Find(plan, step, match.Rule.Id);
        return to is null ? null : new LastArrival(new Arrival(to, match!, micros));
    }
}
