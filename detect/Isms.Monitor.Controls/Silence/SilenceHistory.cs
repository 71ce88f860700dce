using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Silence;

/// <summary>When each source that must log was silent, for any window that ends at one time. Asks the store once.</summary>
/// <remarks>Silent is a pause longer than the expected interval of the inventory and longer than the source's own habit at that hour of the
/// week; then the whole pause was unobserved. A source with a heartbeat has no habits: its sign of life comes by night too.</remarks>
sealed class SilenceHistory
{
    const long LookBack = GapHabits.LongestHabit + UnixMicros.Day;
    const long DefaultInterval = UnixMicros.Hour;

    readonly long to;
    readonly GapHabits habits;
    readonly ILookup<string, SourceHour> hours;
    readonly ILookup<string, SourceGap> gaps;
    readonly IReadOnlyList<Asset> required;
    readonly Dictionary<long, IReadOnlyList<SourceSilence>> windows = [];

    SilenceHistory(IReadOnlyList<Asset> required, IReadOnlyList<SourceHour> hours, IReadOnlyList<SourceGap> gaps, long first, long to)
    {
        (this.required, FirstMicros, this.to) = (required, first, to);
        this.hours = hours.ToLookup(hour => hour.Source);
        this.gaps = gaps.ToLookup(gap => gap.Source);
        habits = new GapHabits(hours, gaps, to);
    }

    /// <summary>Time of the first stored event; the end of the windows when there is none.</summary>
    public long FirstMicros { get; }

    /// <param name="evidence">The store.</param>
    /// <param name="assets">The inventory.</param>
    /// <param name="first">Time of the first stored event: before it nothing was expected of this system.</param>
    /// <param name="to">End of all windows.</param>
    /// <param name="longest">Longest window that will be asked for, in microseconds.</param>
    /// <param name="abort">Gives up.</param>
    public static async Task<SilenceHistory> ReadAsync(
        IEvidence evidence, IEnumerable<Asset> assets, long first, long to, long longest, CancellationToken abort)
    {
        var required = assets.Where(asset => asset is { InScope: true, LoggingRequired: true }).OrderBy(asset => asset.Id, StringComparer.Ordinal).ToList();
        var from = Math.Max(first, to - Math.Max(longest + LookBack, GapHabits.LearningMicros));
        if (required.Count == 0) return new SilenceHistory(required, [], [], first, to);
        var hours = await evidence.SourceHoursAsync(from, to, abort);
        var gaps = await evidence.GapsAsync(from, to, required.Min(Floor), abort);
        return new SilenceHistory(required, hours, gaps, first, to);
    }

    /// <summary>Every required source over the window that starts at <paramref name="from"/>, or at the first stored event if that is later.</summary>
    public IReadOnlyList<SourceSilence> Since(long from)
    {
        from = Math.Max(from, FirstMicros);
        if (!windows.TryGetValue(from, out var sources)) windows[from] = sources = [.. required.Select(asset => Of(asset, from))];
        return sources;
    }

    /// <summary>The same for a window that ends earlier than all that was read.</summary>
    public IReadOnlyList<SourceSilence> Between(long from, long end) =>
    [
        .. Since(from).Select(source => source with
        {
            ExpectedMicros = Math.Max(0, end - Math.Max(from, FirstMicros)),
            Periods = [.. source.Periods.Where(period => period.FromMicros < end).Select(period => period with { ToMicros = Math.Min(period.ToMicros, end) })],
        }),
    ];

    static long Floor(Asset asset) => asset.ExpectedInterval is { } interval ? (long)interval.TotalMicroseconds : DefaultInterval;

    SourceSilence Of(Asset asset, long from)
    {
        var seen = hours[asset.Id].OrderBy(hour => hour.HourMicros).ToList();
        var heartbeat = seen.Any(hour => hour.Heartbeats > 0);
        var periods = Pauses(asset, seen, from)
            .Where(pause => pause.ToMicros - pause.FromMicros > Allowed(asset, pause.FromMicros, heartbeat))
            .Select(pause => pause with { FromMicros = Math.Max(pause.FromMicros, from) })
            .Where(pause => pause.ToMicros > pause.FromMicros)
            .ToList();
        // A source that may be quiet for longer than the window has delivered when it spoke inside the time that it may be quiet.
        var since = seen.Count == 0 ? from : Math.Min(from, to - Allowed(asset, seen[^1].LastMicros, heartbeat));
        var delivered = seen.Any(hour => hour.LastMicros >= since && hour.Events > hour.Unparsed);
        return new SourceSilence(asset, to - from, periods, seen.Count == 0 ? null : seen[^1].LastMicros, delivered, heartbeat);
    }

    /// <summary>Pauses between events, and those at the two edges of what is known.</summary>
    IEnumerable<SilentPeriod> Pauses(Asset asset, List<SourceHour> seen, long from)
    {
        var before = Math.Max(FirstMicros, from - LookBack);
        if (seen.Count == 0)
        {
            yield return new SilentPeriod(before, to, Open: true);
            yield break;
        }
        yield return new SilentPeriod(Math.Min(before, seen[0].FirstMicros), seen[0].FirstMicros, Open: false);
        foreach (var gap in gaps[asset.Id].Where(gap => gap.ToMicros > from).OrderBy(gap => gap.FromMicros))
            yield return new SilentPeriod(gap.FromMicros, gap.ToMicros, Open: false);
        yield return new SilentPeriod(seen[^1].LastMicros, to, Open: true);
    }

    long Allowed(Asset asset, long lastSpoke, bool heartbeat) =>
        heartbeat ? Floor(asset) : Math.Max(Floor(asset), habits.At(asset.Id, lastSpoke));
}
