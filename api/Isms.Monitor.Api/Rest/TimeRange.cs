using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Rest;

/// <summary>From and to of a query string; without them the last 24 hours.</summary>
readonly record struct TimeRange(long FromMicros, long ToMicros)
{
    public static TimeRange Of(Instant? from, Instant? to, TimeProvider clock)
    {
        var end = to?.Micros ?? UnixMicros.From(clock.GetUtcNow());
        return new TimeRange(from?.Micros ?? end - UnixMicros.Day, end);
    }

    public string? Problem => FromMicros < ToMicros ? null : "'from' is not before 'to'.";
}
