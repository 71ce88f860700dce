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

    readonly long to;
    readonly IReadOnlyList<SourceHistory> sources;
    readonly Dictionary<(long, long), IReadOnlyList<SourceSilence>> windows = [];

    SilenceHistory(IReadOnlyList<SourceHistory> sources, long first, long to) => (this.sources, FirstMicros, this.to) = (sources, first, to);

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
        var required = assets.Where(asset => asset is { InScope: true, LoggingRequired: true })
            .OrderBy(asset => asset.Id, StringComparer.Ordinal).ToList();
        if (required.Count == 0) return new SilenceHistory([], first, to);
        var from = Math.Max(first, to - Math.Max(longest + LookBack, GapHabits.LearningMicros));
        var hours = await evidence.SourceHoursAsync(from, to, abort);
        var gaps = await evidence.GapsAsync(from, to, required.Min(SourceHistory.Floor), abort);
        var habits = new GapHabits(hours, gaps, to);
        var (hoursOf, gapsOf) = (hours.ToLookup(hour => hour.Source), gaps.ToLookup(gap => gap.Source));
        return new SilenceHistory(
            [.. required.Select(asset => new SourceHistory(asset, hoursOf[asset.Id], gapsOf[asset.Id], habits, from, to))], first, to);
    }

    /// <summary>Every required source over the window that starts at <paramref name="from"/>, or at the first stored event if that is later.</summary>
    public IReadOnlyList<SourceSilence> Since(long from) => Between(from, to);

    /// <summary>The same for a window that ends earlier than all that was read.</summary>
    public IReadOnlyList<SourceSilence> Between(long from, long end)
    {
        from = Math.Max(from, FirstMicros);
        if (!windows.TryGetValue((from, end), out var found))
            windows[(from, end)] = found = [.. sources.Select(source => source.Between(from, end))];
        return found;
    }
}
