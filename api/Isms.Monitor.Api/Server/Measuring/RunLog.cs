using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Pipeline;
using Isms.Monitor.Sigma;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Api.Server.Measuring;

/// <summary>Notes what the program itself did: over which time rules saw the events, what went through each source, how soon alerts were stored.</summary>
/// <param name="detector">Whose rules run.</param>
/// <param name="received">The time up to which events were received and put to the rules; the wall clock while nothing waits.</param>
/// <param name="wall">For the delay of alerts.</param>
/// <remarks>Any thread. A stretch is a part of the time of reception, so a backlog that is read after an outage fills the time in which it came.
/// A crash loses the stretch that was not written: that time counts as not run.</remarks>
sealed class RunLog(Detector detector, TimeProvider received, TimeProvider wall)
{
    /// <summary>Longest stretch while events come as they happen.</summary>
    const long Stretch = 10 * UnixMicros.Minute;

    readonly Lock _lock = new();
    readonly long _began = UnixMicros.From(wall.GetUtcNow());
    readonly long[] _delays = new long[RunPeriod.DelayBounds.Count + 1];
    readonly Dictionary<string, long> _stored = new(StringComparer.Ordinal);

    /// <summary>Alerts that were counted and still grow: as many as episodes are open.</summary>
    readonly HashSet<string> _open = new(StringComparer.Ordinal);
    Dictionary<string, Totals> _before = new(StringComparer.Ordinal);
    long? _from;
    long _fromBacklog;

    /// <summary>Counts of a source since the program started.</summary>
    readonly record struct Totals(long Received, long Stored, long Dropped, long KernelDropped);

    /// <summary>A unit is durable.</summary>
    public void Stored(CommitUnit unit)
    {
        var now = UnixMicros.From(wall.GetUtcNow());
        lock (_lock)
        {
            if (unit.Batch is { Count: > 0 } batch)
            {
                _from = Math.Min(batch[0].ReceivedMicros, _from ?? long.MaxValue);
                _stored[batch.Position.Source] = _stored.GetValueOrDefault(batch.Position.Source) + batch.Count;
            }
            foreach (var alert in unit.Alerts)
            {
                if (!_open.Contains(alert.Id) && !alert.Seeded) Count(alert, now);
                if (alert.Ended) _open.Remove(alert.Id);
                else _open.Add(alert.Id);
            }
        }
    }

    /// <summary>The stretch up to now, when it is long enough or <paramref name="isLast"/>; null: not yet.</summary>
    /// <param name="sources">What is known of the sources; asked for only when a stretch is due.</param>
    /// <param name="isLast">The run ends.</param>
    public RunPeriod? Take(Func<IReadOnlyList<SourceStatus>> sources, bool isLast)
    {
        lock (_lock)
        {
            var to = UnixMicros.From(received.GetUtcNow());
            if (_from is not { } from) _from = from = to;
            if (to <= from || (!isLast && to - from < Stretch)) return null;
            var run = new RunPeriod
            {
                RunMicros = _began, FromMicros = from, ToMicros = to, RuleSet = detector.Version, Rules = detector.Rules.Rules.Count + detector.Rules.Correlations.Count,
                Refused = detector.Rules.Errors.Count, Sources = Flows(sources()), Delays = [.. _delays], FromBacklog = _fromBacklog,
            };
            Array.Clear(_delays);
            (_from, _fromBacklog) = (to, 0);
            return run;
        }
    }

    void Count(Alert alert, long now)
    {
        if (Math.Min(alert.ReceivedMicros, alert.FirstMicros) < _began)
        {
            _fromBacklog++;
            return;
        }
        var seconds = Math.Max(0, now - alert.LastMicros) / (double)UnixMicros.Second;
        var at = 0;
        while (at < RunPeriod.DelayBounds.Count && seconds > RunPeriod.DelayBounds[at]) at++;
        _delays[at]++;
    }

    List<SourceFlow> Flows(IReadOnlyList<SourceStatus> sources)
    {
        var now = sources.ToDictionary(source => source.Name, source => new Totals(source.Total.Events, _stored.GetValueOrDefault(source.Name), source.Total.Drops, source.KernelDrops ?? 0),
            StringComparer.Ordinal);
        var flows = sources.Select(source => (source, was: _before.GetValueOrDefault(source.Name), now: now[source.Name])).Select(one => new SourceFlow(one.source.Name,
            one.now.Received - one.was.Received, one.now.Stored - one.was.Stored, one.source.Unacknowledged, one.now.Dropped - one.was.Dropped,
            one.source.KernelDrops is null ? null : Math.Max(0, one.now.KernelDropped - one.was.KernelDropped))).ToList();
        _before = now;
        return flows;
    }
}
