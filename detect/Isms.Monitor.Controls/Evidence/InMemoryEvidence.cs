using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Evidence;

/// <summary>Evidence held in lists: for tests, and the reference for what a store must answer.</summary>
public sealed class InMemoryEvidence : IEvidence
{
    /// <summary>An event by its two times; they are equal for a perfect clock and no delay.</summary>
    public readonly record struct LogEvent(string Source, string Dataset, long Timestamp, long Received, bool Unparsed = false,
        bool Heartbeat = false)
    {
        public long Micros => Math.Min(Timestamp, Received);
    }

    const long FutureTolerance = 5 * UnixMicros.Second;

    public List<LogEvent> Events { get; } = [];
    public List<AntivirusStatus> Statuses { get; } = [];
    public List<MalwareCluster> Malware { get; } = [];
    public List<TriageItem> Items { get; } = [];
    public List<RuleCoverage> Rules { get; } = [];

    public ValueTask<EvidenceSpan?> SpanAsync(long to, CancellationToken abort)
    {
        var times = Events.Select(e => e.Micros).Where(micros => micros < to).ToList();
        return new(times.Count == 0 ? null : new EvidenceSpan(times.Min(), times.Max()));
    }

    public ValueTask<IReadOnlyList<SourceHour>> SourceHoursAsync(long from, long to, CancellationToken abort) => new(
    [
        .. Within(from, to).GroupBy(e => (e.Source, Hour: e.Micros - e.Micros % UnixMicros.Hour)).Select(hour => new SourceHour(
            hour.Key.Source, hour.Key.Hour, hour.LongCount(), hour.LongCount(e => e.Unparsed), hour.LongCount(e => e.Heartbeat),
            hour.Min(e => e.Micros), hour.Max(e => e.Micros))),
    ]);

    public ValueTask<IReadOnlyList<SourceGap>> GapsAsync(long from, long to, long longerThan, CancellationToken abort)
    {
        var gaps = new List<SourceGap>();
        foreach (var source in Within(from, to).GroupBy(e => e.Source))
        {
            var times = source.Select(e => e.Micros).Order().ToList();
            gaps.AddRange(times.Zip(times.Skip(1), (start, end) => new SourceGap(source.Key, start, end))
                .Where(gap => gap.Micros > longerThan));
        }
        return new(gaps);
    }

    public ValueTask<IReadOnlyList<ClockOffset>> ClockOffsetsAsync(long from, long to, CancellationToken abort) => new(
    [
        .. Within(from, to).GroupBy(e => e.Source).Select(source =>
        {
            var delays = source.Select(e => e.Received - e.Timestamp).Order().ToList();
            return new ClockOffset(source.Key, delays.Count, delays[0], delays[delays.Count / 2],
                delays.Count(delay => delay < -FutureTolerance));
        }),
    ]);

    public ValueTask<IReadOnlyList<DatasetFrames>> FramesAsync(long from, long to, CancellationToken abort) => new(
    [
        .. Within(from, to).GroupBy(e => e.Dataset).Select(set => new DatasetFrames(set.Key, set.LongCount(),
            set.LongCount(e => e.Unparsed))),
    ]);

    public ValueTask<IReadOnlyList<AntivirusStatus>> AntivirusStatusAsync(long from, long to, CancellationToken abort) => new(
    [
        .. Statuses.Where(status => status.SeenMicros >= from && status.SeenMicros < to)
            .GroupBy(status => status.Endpoint).Select(endpoint => endpoint.MaxBy(status => status.SeenMicros)!),
    ]);

    public ValueTask<IReadOnlyList<MalwareCluster>> MalwareClustersAsync(long from, long to, CancellationToken abort) =>
        new([.. Malware.Where(cluster => cluster.DayMicros >= from && cluster.DayMicros < to)]);

    public ValueTask<IReadOnlyList<TriageItem>> TriageAsync(long from, long to, CancellationToken abort) => new(
    [
        .. Items.Where(item => item.RaisedMicros >= from && item.RaisedMicros < to)
            .Select(item => AsOf(item, to)),
    ]);

    public ValueTask<IReadOnlyList<RuleCoverage>> RuleCoverageAsync(long to, CancellationToken abort) => new([.. Rules]);

    /// <summary>The item as it stood: a verdict that came with a later closing is not known yet.</summary>
    static TriageItem AsOf(TriageItem item, long to)
    {
        var then = item with { Changes = [.. item.Changes.Where(change => change.Micros < to)] };
        return then.Changes.Count == item.Changes.Count ? then : then with { Disposition = Disposition.None, Reason = "" };
    }

    IEnumerable<LogEvent> Within(long from, long to) => Events.Where(e => e.Micros >= from && e.Micros < to);
}
