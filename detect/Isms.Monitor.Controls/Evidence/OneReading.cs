using System.Collections.Concurrent;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Evidence;

/// <summary>Evidence that is asked for once in a measurement, however many KPIs read it. Incidents are read in one look back over the longest
/// window and cut to each: with the same end, what was known of an incident is the same.</summary>
sealed class OneReading(IEvidence inner) : IEvidence
{
    /// <summary>A window of 18 months and the year before it.</summary>
    const long LongestLook = 914 * UnixMicros.Day;

    readonly ConcurrentDictionary<(string Of, long From, long To, long More), Task> _answers = [];

    public ValueTask<EvidenceSpan?> SpanAsync(long to, CancellationToken abort) => OnceAsync("span", 0, to, () => inner.SpanAsync(to, abort));

    public ValueTask<IReadOnlyList<SourceHour>> SourceHoursAsync(long from, long to, CancellationToken abort) =>
        OnceAsync("hours", from, to, () => inner.SourceHoursAsync(from, to, abort));

    public ValueTask<IReadOnlyList<SourceGap>> GapsAsync(long from, long to, long longerThan, CancellationToken abort) =>
        OnceAsync("gaps", from, to, () => inner.GapsAsync(from, to, longerThan, abort), longerThan);

    public ValueTask<IReadOnlyList<ClockOffset>> ClockOffsetsAsync(long from, long to, CancellationToken abort) =>
        OnceAsync("clocks", from, to, () => inner.ClockOffsetsAsync(from, to, abort));

    public ValueTask<IReadOnlyList<DatasetFrames>> FramesAsync(long from, long to, CancellationToken abort) =>
        OnceAsync("frames", from, to, () => inner.FramesAsync(from, to, abort));

    public ValueTask<IReadOnlyList<AntivirusStatus>> AntivirusStatusAsync(long from, long to, CancellationToken abort) =>
        OnceAsync("antivirus", from, to, () => inner.AntivirusStatusAsync(from, to, abort));

    public ValueTask<IReadOnlyList<MalwareCluster>> MalwareClustersAsync(long from, long to, CancellationToken abort) =>
        OnceAsync("malware", from, to, () => inner.MalwareClustersAsync(from, to, abort));

    public async ValueTask<IReadOnlyList<TriageItem>> TriageAsync(long from, long to, CancellationToken abort)
    {
        var start = Math.Min(from, to - LongestLook);
        var all = await OnceAsync("triage", start, to, () => inner.TriageAsync(start, to, abort));
        return from == start ? all : [.. all.Where(item => item.RaisedMicros >= from)];
    }

    public ValueTask<IReadOnlyList<RuleCoverage>> RuleCoverageAsync(long to, CancellationToken abort) => OnceAsync("coverage", 0, to, () => inner.RuleCoverageAsync(to, abort));

    public ValueTask<IReadOnlyList<RaisedAlert>> AlertsAsync(long from, long to, CancellationToken abort) =>
        OnceAsync("alerts", from, to, () => inner.AlertsAsync(from, to, abort));

    public ValueTask<IReadOnlyList<RunPeriod>> RunsAsync(long from, long to, CancellationToken abort) =>
        OnceAsync("runs", from, to, () => inner.RunsAsync(from, to, abort));

    public ValueTask<IReadOnlyList<LoggedDay>> LoggedDaysAsync(long from, long to, CancellationToken abort) =>
        OnceAsync("days", from, to, () => inner.LoggedDaysAsync(from, to, abort));

    public ValueTask<IReadOnlyList<NetworkEntity>> NetworkEntitiesAsync(long from, long to, CancellationToken abort) =>
        OnceAsync("entities", from, to, () => inner.NetworkEntitiesAsync(from, to, abort));

    public ValueTask<IReadOnlyList<FirewallRuleHits>> FirewallRuleHitsAsync(long from, long to, CancellationToken abort) =>
        OnceAsync("hits", from, to, () => inner.FirewallRuleHitsAsync(from, to, abort));

    public ValueTask<IReadOnlyList<ZoneFlow>> ZoneFlowsAsync(long from, long to, CancellationToken abort) =>
        OnceAsync("flows", from, to, () => inner.ZoneFlowsAsync(from, to, abort));

    public ValueTask<IReadOnlyList<BoundaryAttack>> BoundaryAttacksAsync(long from, long to, CancellationToken abort) =>
        OnceAsync("attacks", from, to, () => inner.BoundaryAttacksAsync(from, to, abort));

    async ValueTask<T> OnceAsync<T>(string of, long from, long to, Func<ValueTask<T>> ask, long more = 0) =>
        await (Task<T>)_answers.GetOrAdd((of, from, to, more), _ => ask().AsTask());
}
