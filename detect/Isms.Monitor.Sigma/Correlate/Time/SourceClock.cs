using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Correlate.Time;

/// <summary>What one source's event times look like beside the times at which its events were received.</summary>
/// <remarks>A wrong clock and a backlog both make event times differ from received times. They differ in motion: the distance of a wrong
/// clock stays, that of a backlog shrinks as it is read. So skew is a smallest distance that two intervals in a row agree on.</remarks>
sealed class SourceClock
{
    const long IntervalMicros = 30 * UnixMicros.Second;
    const int MinEvents = 10;

    long _intervalStart = long.MinValue;
    long _least = long.MaxValue;
    int _events;
    long _leastBefore = long.MaxValue;

    /// <summary>Newest event time, or received time where the source is skewed.</summary>
    public long NewestMicros { get; private set; } = long.MinValue;

    /// <summary>How far events of this source were seen behind a newer one, up to the lateness: the watermark allows for it from then on.</summary>
    public long DisorderMicros { get; private set; }

    /// <summary>Received minus event time that the source shows steadily; 0 until it is measured.</summary>
    public long SkewMicros { get; private set; }

    public bool IsSkewed { get; private set; }

    /// <summary>The time that correlations use for an event of this source.</summary>
    public long TimeOf(long eventMicros, long receivedMicros, long latenessMicros) =>
        IsSkewed || eventMicros > receivedMicros + latenessMicros ? receivedMicros : eventMicros;

    public void Observe(long eventMicros, long receivedMicros, long latenessMicros)
    {
        Measure(receivedMicros - eventMicros, receivedMicros, latenessMicros);
        var time = TimeOf(eventMicros, receivedMicros, latenessMicros);
        if (time >= NewestMicros) NewestMicros = time;
        else if (NewestMicros - time <= latenessMicros) DisorderMicros = Math.Max(DisorderMicros, NewestMicros - time);
    }

    /// <summary>For merged files: no skew, no disorder.</summary>
    public void Follow(long eventMicros) => NewestMicros = Math.Max(NewestMicros, eventMicros);

    public void Save(BinaryWriter to)
    {
        foreach (var value in (long[])[_intervalStart, _least, _events, _leastBefore, NewestMicros, DisorderMicros, SkewMicros, IsSkewed ? 1 : 0]) to.Write(value);
    }

    public static SourceClock Load(BinaryReader from) => new()
    {
        _intervalStart = from.ReadInt64(),
        _least = from.ReadInt64(),
        _events = (int)from.ReadInt64(),
        _leastBefore = from.ReadInt64(),
        NewestMicros = from.ReadInt64(),
        DisorderMicros = from.ReadInt64(),
        SkewMicros = from.ReadInt64(),
        IsSkewed = from.ReadInt64() != 0,
    };

    void Measure(long distance, long receivedMicros, long latenessMicros)
    {
        if (_intervalStart == long.MinValue) _intervalStart = receivedMicros;
        if (receivedMicros - _intervalStart >= IntervalMicros && _events >= MinEvents) EndInterval(receivedMicros, latenessMicros);
        _least = Math.Min(_least, distance);
        _events++;
    }

    void EndInterval(long receivedMicros, long latenessMicros)
    {
        if (_leastBefore != long.MaxValue && Math.Abs(_least - _leastBefore) <= latenessMicros / 2)
        {
            SkewMicros = _least;
            IsSkewed = Math.Abs(_least) > latenessMicros;
        }
        (_leastBefore, _least, _events, _intervalStart) = (_least, long.MaxValue, 0, receivedMicros);
    }
}
