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
    public List<RaisedAlert> Alerts { get; } = [];
    public List<RunPeriod> Runs { get; } = [];
    public List<LoggedDay> LoggedDays { get; } = [];
    /// <summary>An address each time it was seen: first and last are the same.</summary>
    public List<NetworkEntity> Seen { get; } = [];
    public List<FirewallRuleHits> Hits { get; } = [];
    /// <summary>With the time of the connection.</summary>
    public List<(long Micros, ZoneFlow Flow)> Flows { get; } = [];
    public List<BoundaryAttack> Attacks { get; } = [];

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

    public ValueTask<IReadOnlyList<RaisedAlert>> AlertsAsync(long from, long to, CancellationToken abort) =>
        new([.. Alerts.Where(alert => alert.RaisedMicros >= from && alert.RaisedMicros < to)]);

    public ValueTask<IReadOnlyList<RunPeriod>> RunsAsync(long from, long to, CancellationToken abort) =>
        new([.. Runs.Where(run => run.FromMicros < to && run.ToMicros > from).OrderBy(run => run.FromMicros).Select(run => run.CutAt(to))]);

    public ValueTask<IReadOnlyList<LoggedDay>> LoggedDaysAsync(long from, long to, CancellationToken abort) =>
        new([.. LoggedDays.Where(day => day.Day >= UnixMicros.DayOf(from) && day.Day < UnixMicros.DayOf(to))]);

    public ValueTask<IReadOnlyList<NetworkEntity>> NetworkEntitiesAsync(long from, long to, CancellationToken abort) => new(
    [
        .. Seen.Where(one => one.LastMicros >= from && one.FirstMicros < to).GroupBy(one => one.Address).Select(address => address.First() with
        {
            FirstMicros = Math.Max(from, address.Min(one => one.FirstMicros)), LastMicros = Math.Min(to - 1, address.Max(one => one.LastMicros)),
        }),
    ]);

    public ValueTask<IReadOnlyList<FirewallRuleHits>> FirewallRuleHitsAsync(long from, long to, CancellationToken abort) => new(
    [
        .. Hits.Where(hit => hit.LastMicros >= from && hit.LastMicros < to).GroupBy(hit => (hit.Firewall, hit.Name, hit.Number)).Select(rule => rule.First() with
        {
            Hits = rule.Sum(hit => hit.Hits), LastMicros = rule.Max(hit => hit.LastMicros),
        }),
    ]);

    public ValueTask<IReadOnlyList<ZoneFlow>> ZoneFlowsAsync(long from, long to, CancellationToken abort) => new(
    [
        .. Flows.Where(one => one.Micros >= from && one.Micros < to).Select(one => one.Flow).GroupBy(flow => (flow.Firewall, flow.From, flow.To))
            .Select(pair => pair.First() with { Allowed = pair.Sum(flow => flow.Allowed), Denied = pair.Sum(flow => flow.Denied) }),
    ]);

    public ValueTask<IReadOnlyList<BoundaryAttack>> BoundaryAttacksAsync(long from, long to, CancellationToken abort) =>
        new([.. Attacks.Where(attack => attack.FirstMicros >= from && attack.FirstMicros < to)]);

    /// <summary>The item as it stood: a verdict that came with a later closing is not known yet.</summary>
    static TriageItem AsOf(TriageItem item, long to)
    {
        var then = item with { Changes = [.. item.Changes.Where(change => change.Micros < to)] };
        return then.Changes.Count == item.Changes.Count ? then : then with { Disposition = Disposition.None, Reason = "" };
    }

    IEnumerable<LogEvent> Within(long from, long to) => Events.Where(e => e.Micros >= from && e.Micros < to);
}
