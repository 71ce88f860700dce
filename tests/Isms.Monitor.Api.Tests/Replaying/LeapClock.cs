namespace Isms.Monitor.Api.Tests.Replaying;

/// <summary>Whoever waits moves the time to the end of the wait.</summary>
sealed class LeapClock : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = new(2026, 11, 24, 14, 30, 0, TimeSpan.Zero);

    public List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan) return System.CreateTimer(callback, state, dueTime, period);
        Waits.Add(dueTime);
        Now += dueTime;
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
