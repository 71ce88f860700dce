namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>What one sender of a source sent.</summary>
sealed class SenderStatistics(string source, string sender, long latenessMicros, TimeProvider clock)
{
    readonly FormatWatch _formats = new(source, sender);
    readonly SkewWindow _skew = new();
    readonly RateWindow _rate = new(clock);
    long _events;
    long _bytes;
    long _unparsed;
    long _future;
    long _late;
    long? _lastEvent;
    long? _lastReceived;

    public long Drops { get; set; }

    public FormatNotice? Merge(BatchSummary summary, bool measuresSkew)
    {
        _events += summary.Events;
        _bytes += summary.Bytes;
        _future += summary.Future;
        _rate.Add(summary.Events);
        foreach (var format in summary.Formats) _unparsed += format.Format is null ? format.Frames : 0;
        _lastReceived = Math.Max(_lastReceived ?? long.MinValue, summary.ReceivedMicros);
        if (summary.NewestMicros != long.MinValue) _lastEvent = Math.Max(_lastEvent ?? long.MinValue, summary.NewestMicros);
        if (measuresSkew) Measure(summary);
        return _formats.Add(summary);
    }

    /// <summary>An event is late by what is beyond the skew; as long as that is not known, nobody can say.</summary>
    void Measure(BatchSummary summary)
    {
        _skew.Add(summary);
        if (_skew.Micros is not { } skew) return;
        foreach (var delay in summary.Delays)
            if (delay - skew > latenessMicros) _late++;
    }

    public SenderStatus Snapshot() => new(sender, _events, _bytes, _unparsed, _rate.PerSecond, _formats.Usually, _lastEvent, _lastReceived,
        _skew.Micros, _skew.ZoneErrorMinutes, _future, _late, Drops);
}
