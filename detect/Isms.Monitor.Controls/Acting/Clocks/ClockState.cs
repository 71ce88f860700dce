using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Acting.Clocks;

/// <summary>How a notification stands. Overdue first, so that a list in this order begins with what hurts.</summary>
public enum ClockState { Overdue, Running, SentLate, Sent, Waived }

public static class ClockStates
{
    /// <param name="step">The notification.</param>
    /// <param name="nowMicros">Unix microseconds UTC.</param>
    public static ClockState StateAt(this ClockStep step, long nowMicros) =>
        step.SentMicros is { } sent ? (sent <= step.DueMicros ? ClockState.Sent : ClockState.SentLate)
        : step.Waived.Length > 0 ? ClockState.Waived
        : nowMicros > step.DueMicros ? ClockState.Overdue : ClockState.Running;

    public static string Words(this ClockState state) => state switch
    {
        ClockState.Overdue => "overdue",
        ClockState.Running => "running",
        ClockState.SentLate => "sent late",
        ClockState.Sent => "sent in time",
        _ => "waived",
    };
}
