using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Server.Stages;

/// <summary>The clock of the correlations: the received time of what is being processed, and the wall clock while nothing is.</summary>
/// <remarks>A backlog after a standstill, and a history that is loaded, are correlated as they would have been when they were received; the
/// wall clock would make all of it late.</remarks>
sealed class ReceivedClock(TimeProvider wall) : TimeProvider
{
    long _micros = long.MinValue;

    public override DateTimeOffset GetUtcNow() => Volatile.Read(ref _micros) is var at && at == long.MinValue ? wall.GetUtcNow() : UnixMicros.ToDateTimeOffset(at);

    /// <summary>Something received at this instant is being processed. Never goes back.</summary>
    public void Reach(long receivedMicros) => Volatile.Write(ref _micros, Math.Max(_micros, receivedMicros));

    /// <summary>Nothing waits: time is the wall's.</summary>
    public void Follow() => Reach(UnixMicros.From(wall.GetUtcNow()));
}
