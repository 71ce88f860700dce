using Isms.Monitor.Controls.Acting.Clocks;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Web.Words;

/// <summary>The words for nonconformities, courses and clocks.</summary>
static class ActingWords
{
    /// <summary>With a mark, so that the colour is not needed.</summary>
    public static string Of(ClockState state) => state switch
    {
        ClockState.Overdue => "✗ overdue",
        ClockState.Running => "○ running",
        ClockState.SentLate => "~ sent late",
        ClockState.Sent => "✓ sent in time",
        _ => "– waived",
    };

    public static string Of(NonconformityState state) => state switch
    {
        NonconformityState.Draft => "? draft",
        NonconformityState.Confirmed => "○ open",
        NonconformityState.Closed => "✓ closed",
        _ => "– rejected",
    };

    /// <summary><c>2026-11-24 14:30, estimated</c>; an unknown time says so.</summary>
    public static string Of(Moment? moment) => moment switch
    {
        null => "unknown",
        { Quality: MomentQuality.Range, ToMicros: { } to } => $"between {TimeWords.Short(moment.Micros)} and {TimeWords.Short(to)}",
        { Quality: MomentQuality.Estimated } => $"about {TimeWords.Short(moment.Micros)}, estimated",
        _ => TimeWords.Short(moment.Micros),
    };

    public static string Of(Reporter reporter) => reporter.ToString().ToLowerInvariant();

    /// <summary>A day that has passed is late by its first date, however often it moved.</summary>
    public static bool IsLate(Nonconformity one, long now) => one.State == NonconformityState.Confirmed && one.OriginalDue < UnixMicros.DayOf(now);
}
