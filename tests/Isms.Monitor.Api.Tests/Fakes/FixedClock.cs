namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>Stands still until it is moved; timers run in real time.</summary>
sealed class FixedClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 14, 30, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = Start;

    public override DateTimeOffset GetUtcNow() => Now;
}
