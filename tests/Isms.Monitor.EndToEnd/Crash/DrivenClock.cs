using Isms.Monitor.Events;

namespace Isms.Monitor.EndToEnd.Crash;

/// <summary>Shows the time that the driver set, so that three days pass in seconds and every run sees the same times. Timers are real.</summary>
sealed class DrivenClock(long micros) : TimeProvider
{
    long _micros = micros;

    public override long TimestampFrequency => 1_000_000;

    public override DateTimeOffset GetUtcNow() => UnixMicros.ToDateTimeOffset(Volatile.Read(ref _micros));

    public override long GetTimestamp() => Volatile.Read(ref _micros);

    public void Set(long to) => Volatile.Write(ref _micros, to);
}
