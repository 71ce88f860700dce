using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Silence;

/// <summary>One required source over all the history that was read: its silent periods are found once and cut to any window.</summary>
sealed class SourceHistory
{
    const long DefaultInterval = UnixMicros.Hour;

    readonly Asset asset;
    readonly long to;
    readonly bool heartbeat;
    readonly long? lastSeen;
    readonly long? lastReadable;
    readonly long allowedAtEnd;
    readonly IReadOnlyList<SilentPeriod> periods;

    /// <param name="asset">The source.</param>
    /// <param name="hours">Its hours, in any order.</param>
    /// <param name="gaps">Its pauses over the floor, in any order.</param>
    /// <param name="habits">Of all sources.</param>
    /// <param name="from">Start of what was read.</param>
    /// <param name="to">End of what was read.</param>
    public SourceHistory(Asset asset, IEnumerable<SourceHour> hours, IEnumerable<SourceGap> gaps, GapHabits habits, long from, long to)
    {
        (this.asset, this.to) = (asset, to);
        var (first, known) = (long.MaxValue, false);
        foreach (var hour in hours)
        {
            known = true;
            first = Math.Min(first, hour.FirstMicros);
            lastSeen = Math.Max(lastSeen ?? long.MinValue, hour.LastMicros);
            if (hour.Events > hour.Unparsed) lastReadable = Math.Max(lastReadable ?? long.MinValue, hour.LastMicros);
            heartbeat |= hour.Heartbeats > 0;
        }
        allowedAtEnd = Allowed(habits, lastSeen ?? from);
        periods = !known
            // Never seen is silent from the first moment: there is no pause to be patient about.
            ? [new SilentPeriod(long.MinValue, to, Open: true)]
            : [.. Pauses(first, gaps, from).Where(pause => pause.ToMicros - pause.FromMicros > Allowed(habits, pause.FromMicros))];
    }

    public static long Floor(Asset asset) => asset.ExpectedInterval is { } interval ? (long)interval.TotalMicroseconds : DefaultInterval;

    public SourceSilence Between(long from, long end) => new(
        asset, Math.Max(0, end - from),
        [
            .. periods.Where(period => period.FromMicros < end && (period.ToMicros > from || period.Open))
                .Select(period => period with { FromMicros = Math.Max(period.FromMicros, from), ToMicros = Math.Min(period.ToMicros, end) }),
        ],
        lastSeen,
        // What could be read is known by the hour, so an hour at least is allowed for it.
        lastReadable >= to - Math.Max(allowedAtEnd, UnixMicros.Hour), heartbeat);

    /// <summary>Pauses between events, and those at the two edges of what was read.</summary>
    IEnumerable<SilentPeriod> Pauses(long first, IEnumerable<SourceGap> gaps, long from)
    {
        if (first > from) yield return new SilentPeriod(from, first, Open: false);
        foreach (var gap in gaps.OrderBy(gap => gap.FromMicros)) yield return new SilentPeriod(gap.FromMicros, gap.ToMicros, Open: false);
        yield return new SilentPeriod(lastSeen!.Value, to, Open: true);
    }

    long Allowed(GapHabits habits, long lastSpoke) => heartbeat ? Floor(asset) : Math.Max(Floor(asset), habits.At(asset.Id, lastSpoke));
}
