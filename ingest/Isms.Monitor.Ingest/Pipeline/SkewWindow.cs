using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>How far a sender's clock is behind: the least of received minus <c>@timestamp</c> over the last five to ten minutes of received time.</summary>
/// <remarks>A delay only ever adds, so the least one is the clock's share. It takes <see cref="LeastEvents"/> events to say something.</remarks>
sealed class SkewWindow
{
    const long BucketMicros = 5 * UnixMicros.Minute;
    const long LeastEvents = 10;
    const long ZoneStep = 15 * UnixMicros.Minute;
    const long ZoneTolerance = UnixMicros.Minute;
    const long LargestZone = 26 * UnixMicros.Hour;

    long _bucket = long.MinValue;
    (long Least, long Events) _now = (long.MaxValue, 0);
    (long Least, long Events) _before = (long.MaxValue, 0);

    /// <summary>Microseconds; below 0 when the clock is ahead; null while too few events tell.</summary>
    public long? Micros => _now.Events + _before.Events >= LeastEvents ? Math.Min(_now.Least, _before.Least) : null;

    /// <summary>Whole quarters of an hour, in minutes, when the skew is one: a zone that is configured wrongly, not a clock that is.</summary>
    public int? ZoneErrorMinutes
    {
        get
        {
            if (Micros is not { } skew || Math.Abs(skew) > LargestZone) return null;
            var steps = (long)Math.Round((double)skew / ZoneStep);
            return steps != 0 && Math.Abs(skew - steps * ZoneStep) <= ZoneTolerance ? (int)(steps * 15) : null;
        }
    }

    public void Add(BatchSummary summary)
    {
        if (summary.LeastDelay == long.MaxValue) return;
        var bucket = summary.ReceivedMicros / BucketMicros;
        if (bucket > _bucket)
        {
            _before = bucket == _bucket + 1 ? _now : (long.MaxValue, 0);
            _now = (long.MaxValue, 0);
            _bucket = bucket;
        }
        _now = (Math.Min(_now.Least, summary.LeastDelay), _now.Events + summary.Events);
    }
}
