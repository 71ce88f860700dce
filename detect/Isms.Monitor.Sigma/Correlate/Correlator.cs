using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Correlate.Alerts;
using Isms.Monitor.Sigma.Correlate.Measures;
using Isms.Monitor.Sigma.Correlate.Snapshots;
using Isms.Monitor.Sigma.Correlate.Time;
using Isms.Monitor.Sigma.Correlate.Windows;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Correlate;

/// <summary>Turns matches into alerts: suppression at once, correlations in (time, event id) order behind the watermark.</summary>
/// <remarks>
/// One thread at a time. A match that lacks a group-by or value field is in no group and is counted as such. Window and episode bounds
/// are inclusive: two events one time span apart are in one window. Conditions are judged when an event comes; those with "not" when the
/// span after their first event is over. A correlation that feeds another one counts there once for each episode, or, if that one is
/// temporal, whenever it fires.
/// </remarks>
public sealed class Correlator
{
    readonly CorrelatorOptions _options;
    readonly Watermark _watermark;
    readonly PendingMatches _pending = new();
    readonly WindowStore _store;
    readonly EpisodeTable _episodes;
    readonly AlertRaiser _raiser;
    readonly CorrelationWindows _windows;
    readonly List<RuleMatch> _instant = [];
    readonly ulong[] _busy;
    readonly Action<Arrival, bool> _feedParents;
    long _sweptMicros = long.MinValue;

    public Correlator(RuleSet rules, CorrelatorOptions options, TimeProvider clock)
        : this(new CorrelationPlans(rules, options), options, clock)
    {
    }

    internal Correlator(CorrelationPlans plans, CorrelatorOptions options, TimeProvider clock)
    {
        (Plans, _options) = (plans, options);
        _watermark = new Watermark(options, clock);
        _store = new WindowStore(plans.Correlations, options, Counters);
        _episodes = new EpisodeTable(options, Counters);
        _raiser = new AlertRaiser(_episodes);
        _windows = new CorrelationWindows(_store, _raiser, Counters);
        _busy = new ulong[(plans.Correlations.Count + 63) / 64];
        _feedParents = FeedParents;
    }

    public CorrelatorCounters Counters { get; } = new();

    /// <summary>Everything before this instant has been correlated; microseconds since 1970-01-01 UTC.</summary>
    public long WatermarkMicros => _watermark.Micros;

    public int OpenWindows => _store.Count;

    public int OpenAlerts => _episodes.Count;

    /// <summary>Estimated bytes of windows.</summary>
    public long WindowBytes => _store.Bytes;

    /// <summary>Sources whose clock is wrong by more than the lateness, with received minus event time in microseconds.</summary>
    public IReadOnlyDictionary<string, long> SkewedSources => _watermark.Sources.Where(source => source.Value.IsSkewed).ToDictionary(source => source.Key, source => source.Value.SkewMicros);

    internal CorrelationPlans Plans { get; }

    /// <summary>A source has delivered an event, whether it matched or not.</summary>
    public void Observe(string source, long timestampMicros, long receivedMicros) => _watermark.Observe(source, timestampMicros, receivedMicros);

    /// <summary>Takes a match; its event was observed before.</summary>
    public void Add(RuleMatch match) => Add(match, mayBeLate: true);

    /// <summary>Brings restored state forward with a match that was stored after the snapshot. Alerts on single events that it raised were
    /// handed out before the crash and are muted; correlations are made up by the next <see cref="Advance"/>, with the same ids and revisions.</summary>
    public void Replay(RuleMatch match)
    {
        Observe(match.Source, match.TimestampMicros, match.ReceivedMicros);
        Add(match, mayBeLate: false);
        _episodes.Mute();
    }

    /// <summary>Correlates what lies behind the watermark and hands out a revision of each alert that changed.</summary>
    public void Advance(List<Alert> into)
    {
        var watermark = _watermark.Advance();
        Drain(watermark);
        if (watermark - _sweptMicros >= UnixMicros.Second || _options.FollowsData) Sweep(watermark);
        _episodes.HandOut(into);
    }

    /// <summary>The input is over: correlates what is left and ends every alert.</summary>
    public void Flush(List<Alert> into)
    {
        Drain(long.MaxValue);
        _episodes.Sweep(long.MaxValue);
        _episodes.HandOut(into);
    }

    /// <summary>Writes the whole state.</summary>
    /// <param name="to">Any stream; not closed.</param>
    /// <param name="positions">What has been processed: everything below is in the state, nothing above.</param>
    public void Snapshot(Stream to, IReadOnlyList<SourcePosition> positions) => SnapshotFile.Write(to, positions, Save);

    /// <summary>Replaces the state by a snapshot. State of rules that are gone or whose detection logic changed is left out.</summary>
    /// <returns>The positions that belong to it.</returns>
    /// <exception cref="InvalidDataException">Not a snapshot, of another version, or damaged: the state is empty then; replay everything.</exception>
    public IReadOnlyList<SourcePosition> Restore(Stream from)
    {
        Clear();
        try
        {
            return SnapshotFile.Read(from, Load);
        }
        catch (Exception error) when (error is not IOException)
        {
            // The checksum was right, so this is a snapshot of something else; half of it must not stay.
            Clear();
            throw new InvalidDataException("The snapshot of the correlation state cannot be read.", error);
        }
    }

    void Add(RuleMatch match, bool mayBeLate)
    {
        Counters.Matches++;
        if (!Plans.Rules.TryGetValue(match.Rule.Id, out var plan)) return;
        var micros = _watermark.TimeOf(match.Source, match.TimestampMicros, match.ReceivedMicros);
        if (mayBeLate && micros < _watermark.Micros) Counters.Late++;
        if (plan.Alert is not null) _raiser.Single(plan.Alert, match, micros, _watermark.Micros);
        if (plan.Subscriptions.Length > 0)
            _pending.Add(match, _options.FollowsData ? micros : Math.Max(micros, match.ReceivedMicros - _options.LatenessMicros), micros);
    }

    /// <summary>Instants before the watermark, windows that close between them, each in its turn.</summary>
    void Drain(long watermark)
    {
        while (true)
        {
            var hasMatch = _pending.TryPeek(out var place) && place < watermark;
            if (_windows.TryNextClosing(out var closing) && closing < (hasMatch ? place : watermark)) _windows.Close(_watermark.Micros, _feedParents);
            else if (hasMatch) Dispatch(_pending.TakeInstant(_instant));
            else break;
            RunBusy();
        }
        _store.KeepWithinBudget();
    }

    void Dispatch(long micros)
    {
        foreach (var match in _instant)
            foreach (var subscription in Plans.Rules[match.Rule.Id].Subscriptions) Deliver(new Arrival(subscription, match, micros));
    }

    void Deliver(Arrival arrival)
    {
        var plan = arrival.To.Plan;
        plan.Inbox.Add(arrival);
        _busy[plan.Index / 64] |= 1UL << plan.Index;
    }

    /// <summary>Each correlation after those that feed it.</summary>
    void RunBusy()
    {
        for (var word = 0; word < _busy.Length; word++)
            while (_busy[word] != 0)
            {
                var bit = System.Numerics.BitOperations.TrailingZeroCount(_busy[word]);
                Run(Plans.Correlations[word * 64 + bit]);
                _busy[word] &= ~(1UL << bit);
            }
    }

    /// <summary>Arrivals of one instant in the order of their ids, except where the steps say the order.</summary>
    void Run(CorrelationPlan plan)
    {
        var passes = plan.Inbox.Count > 1 && plan.Measure is OrderedSteps ? plan.Rule.Rules.Count : 1;
        for (var step = 0; step < passes; step++)
            foreach (var arrival in plan.Inbox)
                if (passes == 1 || arrival.To.Step == step) _windows.Take(arrival, _watermark.Micros, _feedParents);
        plan.Inbox.Clear();
    }

    void FeedParents(Arrival fired, bool isFirst)
    {
        if (!fired.To.Plan.Parents.TryGetValue(fired.Match.Rule.Id, out var parents)) return;
        foreach (var parent in parents)
            if (isFirst || parent.Plan.IsTemporal) Deliver(fired with { To = parent });
    }

    void Sweep(long watermark)
    {
        _sweptMicros = watermark;
        _store.Sweep(watermark);
        _episodes.Sweep(watermark);
    }

    void Clear()
    {
        _pending.Clear();
        _windows.Clear();
        _store.Clear();
        _episodes.Clear();
    }

    void Save(BinaryWriter to)
    {
        _watermark.Save(to);
        PendingState.Save(to, _pending);
        EpisodeState.Save(to, _episodes);
        WindowState.Save(to, Plans, _store);
    }

    void Load(BinaryReader from)
    {
        _watermark.Load(from);
        PendingState.Load(from, Plans, _pending);
        EpisodeState.Load(from, Plans, _episodes);
        if (Plans.Correlations.Count > 0) WindowState.Load(from, Plans, _store, _windows);
    }
}
