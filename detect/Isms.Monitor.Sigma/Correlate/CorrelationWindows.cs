using System.Globalization;
using Isms.Monitor.Sigma.Correlate.Alerts;
using Isms.Monitor.Sigma.Correlate.Measures;
using Isms.Monitor.Sigma.Correlate.Windows;

namespace Isms.Monitor.Sigma.Correlate;

/// <summary>Counts arrivals in the windows of their correlation and says which correlations fire.</summary>
sealed class CorrelationWindows(WindowStore store, AlertRaiser alerts, CorrelatorCounters counters)
{
    readonly PriorityQueue<Window, long> _closings = new();

    /// <summary>The instant at which the next window that is judged at its close is over.</summary>
    public bool TryNextClosing(out long micros) => _closings.TryPeek(out _, out micros);

    /// <param name="arrival">What arrives.</param>
    /// <param name="frontier">The watermark.</param>
    /// <param name="fire">Called with the arrival that made the correlation fire, and whether it had not fired for its time span.</param>
    public void Take(in Arrival arrival, long frontier, Action<Arrival, bool> fire)
    {
        var plan = arrival.To.Plan;
        if (!TryKey(arrival, out var key) || !TryValue(arrival, out var value))
        {
            counters.Ungrouped++;
            return;
        }
        var window = store.GetOrAdd(plan, key);
        var now = Math.Max(window.NewestMicros, arrival.Micros);
        if (arrival.Micros < now - plan.SpanMicros)
        {
            counters.TooLate++;
            return;
        }
        Expire(window, now - plan.SpanMicros, frontier, fire);
        Insert(window, arrival, value);
        window.NewestMicros = now;
        WindowStore.Touch(window, frontier);
        counters.Updates++;
        if (plan.IsJudgedAtClose) Await(window, arrival);
        else if (plan.Fires(window, store.Slab, now - plan.SpanMicros, out var measured)) Fire(window, arrival, now, measured, frontier, fire);
    }

    /// <summary>Judges the next window that is over.</summary>
    public void Close(long frontier, Action<Arrival, bool> fire)
    {
        _closings.TryDequeue(out var window, out var due);
        if (window!.IsGone || window.Head < 0) return;
        Expire(window, due - window.Plan.SpanMicros + 1, frontier, fire);
        if (window.Head >= 0) _closings.Enqueue(window, store.Slab[window.Head].Micros + window.Plan.SpanMicros);
    }

    /// <summary>After a snapshot was restored.</summary>
    public void Restored(Window window)
    {
        if (window.Plan.IsJudgedAtClose && window.Head >= 0) _closings.Enqueue(window, store.Slab[window.Head].Micros + window.Plan.SpanMicros);
    }

    public void Clear() => _closings.Clear();

    void Expire(Window window, long horizon, long frontier, Action<Arrival, bool> fire)
    {
        while (window.Head >= 0 && store.Slab[window.Head].Micros < horizon)
        {
            var first = store.Slab[window.Head].Micros;
            if (window.Last is { } last && window.Plan.Fires(window, store.Slab, first, out var measured))
                Fire(window, last.Value, first + window.Plan.SpanMicros, measured, frontier, fire);
            window.Plan.Measure.Removing(window, store.Slab, window.Head);
            store.RemoveAfter(window, -1, leaves: true);
        }
    }

    void Insert(Window window, in Arrival arrival, ulong value)
    {
        var plan = window.Plan;
        if (window.Entries >= window.Capacity) Compact(window);
        var previous = window.Tail >= 0 ? store.Slab[window.Tail].Entities : null;
        var index = store.Slab.Rent();
        ref var entry = ref store.Slab[index];
        entry.Micros = arrival.Micros;
        entry.IdHigh = arrival.Match.Event.High;
        entry.IdLow = arrival.Match.Event.Low;
        entry.Step = arrival.To.Step;
        entry.Value = value;
        entry.Weight = 1;
        entry.IsCounted = false;
        entry.Entities = Entities.Pack(arrival.Match, previous);
        store.Insert(window, index, !ReferenceEquals(entry.Entities, previous));
        plan.Measure.Added(window, store.Slab, index);
    }

    void Compact(Window window)
    {
        var wasAbout = window.IsAbout;
        window.Plan.Measure.Compact(window, store);
        if (window.IsAbout && !wasAbout) counters.Approximated++;
    }

    void Await(Window window, in Arrival arrival)
    {
        if (window.Last is null || window.Entries == 1) _closings.Enqueue(window, arrival.Micros + window.Plan.SpanMicros);
        window.Last = new LastArrival(arrival);
    }

    void Fire(Window window, in Arrival by, long micros, double measured, long frontier, Action<Arrival, bool> fire)
    {
        var isFirst = window.LastFiredMicros == long.MinValue || micros - window.LastFiredMicros > window.Plan.SpanMicros;
        window.Plan.Firings++;
        window.LastFiredMicros = Math.Max(window.LastFiredMicros, micros);
        if (window.Plan.Alert is not null) alerts.Correlation(window, by, store.Slab, measured, frontier);
        fire(by with { Micros = micros }, isFirst);
    }

    static bool TryKey(in Arrival arrival, out UInt128 key)
    {
        var hash = new GroupHash(arrival.To.Plan.Seed);
        key = 0;
        foreach (var field in arrival.To.GroupFields)
        {
            if (!arrival.Match.Fields.TryGetValue(field, out var values) || values.Length == 0) return false;
            hash.Add(values[0]);
        }
        hash.AddTrial(arrival.Match);
        key = hash.Value;
        return true;
    }

    static bool TryValue(in Arrival arrival, out ulong value)
    {
        value = arrival.To.Step;
        var use = arrival.To.Plan.Measure.Use;
        if (use is ValueUse.None or ValueUse.Step) return true;
        var hash = new GroupHash(0);
        foreach (var field in arrival.To.ValueFields)
        {
            if (!arrival.Match.Fields.TryGetValue(field, out var values) || values.Length == 0) return false;
            if (use == ValueUse.Number) return TryNumber(values[0], out value);
            hash.Add(values[0]);
        }
        value = (ulong)hash.Value;
        return true;
    }

    static bool TryNumber(string text, out ulong bits)
    {
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        bits = BitConverter.DoubleToUInt64Bits(number);
        return isNumber;
    }
}
