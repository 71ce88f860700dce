namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>What one sender of a source sent.</summary>
sealed class SenderStatistics(string source, string sender, TimeProvider clock)
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

    public long? SkewMicros => _skew.Micros;

    public FormatNotice? Merge(BatchSummary summary, bool measuresSkew)
    {
        _events += summary.Events;
        _bytes += summary.Bytes;
        _future += summary.Future;
        _late += measuresSkew ? summary.Late : 0;
        _rate.Add(summary.Events);
        foreach (var format in summary.Formats) _unparsed += format.Format is null ? format.Frames : 0;
        _lastReceived = Math.Max(_lastReceived ?? long.MinValue, summary.ReceivedMicros);
        if (summary.NewestMicros != long.MinValue) _lastEvent = Math.Max(_lastEvent ?? long.MinValue, summary.NewestMicros);
        if (measuresSkew) _skew.Add(summary);
        return _formats.Add(summary);
    }

    public SenderStatus Snapshot() => new(sender, _events, _bytes, _unparsed, _rate.PerSecond, _formats.Usually, _lastEvent, _lastReceived,
        _skew.Micros, _skew.ZoneErrorMinutes, _future, _late, Drops);
}
