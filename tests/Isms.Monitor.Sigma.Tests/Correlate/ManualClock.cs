using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Tests.Correlate;

sealed class ManualClock : TimeProvider
{
    public long Micros { get; set; }

    public override DateTimeOffset GetUtcNow() => UnixMicros.ToDateTimeOffset(Micros);
}
