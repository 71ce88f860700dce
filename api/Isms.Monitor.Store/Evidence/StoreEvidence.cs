using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Sigma.Rules;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Store.Evidence;

/// <summary>Answers the KPIs from the day files and from what people did about incidents.</summary>
/// <remarks>Figures of telemetry are kept by the hour, so a window is answered to the hour that it begins and ends in, except where its edges
/// cut an hour: there the first and last event of the hour decide. Medians are weighted medians of the hours'.</remarks>
public sealed class StoreEvidence : IEvidence
{
    static readonly HashSet<string> Stopped = new(StringComparer.OrdinalIgnoreCase)
    {
        "blocked", "quarantined", "removed", "cleaned", "deleted", "denied", "dropped", "prevented", "remediated", "quarantine", "remove", "clean", "block",
    };

    /// <summary>How long before a window an alert that still grows in it may have been raised.</summary>
    const long OldestEpisode = 8 * UnixMicros.Day;

    readonly DayReaders _readers;
    readonly DayEvidenceReader _days;
    readonly Organisation _organisation;
    readonly Func<long, long, CancellationToken, ValueTask<IReadOnlyList<TriageItem>>> _triage;
    readonly StateRuns _runs;
    readonly LogProof _proof;

    /// <param name="store">The day files.</param>
    /// <param name="organisation">Names the senders.</param>
    /// <param name="triage">What people did about alerts and incidents raised in a span; see <see cref="IEvidence.TriageAsync"/>.</param>
    /// <param name="runs">What the program noted of its runs.</param>
    public StoreEvidence(DayStore store, Organisation organisation, Func<long, long, CancellationToken, ValueTask<IReadOnlyList<TriageItem>>> triage, StateRuns runs)
    {
        (_readers, _proof) = (new DayReaders(store), new LogProof(store.Options, store.Clock, store.Catalog));
        (_organisation, _triage, _runs) = (organisation, triage, runs);
        _days = _readers.Of(NetworkEvidence.OwnRanges(organisation));
    }

    StoreEvidence(StoreEvidence other, Organisation organisation)
    {
        (_readers, _proof, _triage, _runs, _organisation, Rules) = (other._readers, other._proof, other._triage, other._runs, organisation, other.Rules);
        _days = _readers.Of(NetworkEvidence.OwnRanges(organisation));
    }

    /// <summary>Many windows of the past are asked in a row until this is disposed: what arrives meanwhile is not counted.</summary>
    public IDisposable Hold() => _days.Hold();

    /// <summary>The same evidence, its senders named by other registers. With other networks of its own the days are counted anew, once.</summary>
    public StoreEvidence Naming(Organisation organisation) => new(this, organisation);

    /// <summary>The rules that are loaded; null: they are not known here, and what asks for them is not measured.</summary>
    public RuleSet? Rules { get; init; }

    public async ValueTask<EvidenceSpan?> SpanAsync(long to, CancellationToken abort)
    {
        var hours = (await ReadAsync(long.MinValue, to, abort)).SelectMany(day => day.Hours).Where(hour => hour.FirstMicros < to).ToList();
        return hours.Count == 0 ? null : new EvidenceSpan(hours.Min(hour => hour.FirstMicros), hours.Max(hour => Math.Min(hour.LastMicros, to - 1)));
    }

    public async ValueTask<IReadOnlyList<SourceHour>> SourceHoursAsync(long from, long to, CancellationToken abort) => Hours(await ReadAsync(from, to, abort), from, to);

    public async ValueTask<IReadOnlyList<SourceGap>> GapsAsync(long from, long to, long longerThan, CancellationToken abort)
    {
        var days = await ReadAsync(from, to, abort);
        var gaps = days.SelectMany(day => day.Gaps).Where(gap => gap.FromMicros >= from && gap.ToMicros < to)
            .Select(gap => gap with { Source = Named(gap.Source) }).Where(gap => gap.Micros > longerThan).ToList();
        foreach (var source in Hours(days, from, to).GroupBy(hour => hour.Source, StringComparer.Ordinal))
        {
            var ordered = source.OrderBy(hour => hour.HourMicros).ToList();
            gaps.AddRange(ordered.Zip(ordered.Skip(1), (left, right) => new SourceGap(source.Key, left.LastMicros, right.FirstMicros)).Where(gap => gap.Micros > longerThan));
        }
        return gaps;
    }

    public async ValueTask<IReadOnlyList<ClockOffset>> ClockOffsetsAsync(long from, long to, CancellationToken abort) =>
    [
        .. (await ReadAsync(from, to, abort)).SelectMany(day => day.Clocks).Where(hour => Within(hour.HourMicros, from, to))
            .GroupBy(hour => Named(hour.Sender), StringComparer.Ordinal)
            .Select(source => new ClockOffset(source.Key, source.Sum(hour => hour.Events), source.Min(hour => hour.MinimumMicros), Median(source), source.Sum(hour => hour.Future))),
    ];

    public async ValueTask<IReadOnlyList<DatasetFrames>> FramesAsync(long from, long to, CancellationToken abort) =>
    [
        .. (await ReadAsync(from, to, abort)).SelectMany(day => day.Frames).Where(hour => Within(hour.HourMicros, from, to))
            .GroupBy(hour => hour.Dataset, StringComparer.Ordinal)
            .Select(set => new DatasetFrames(set.Key, set.Sum(hour => hour.Received), set.Sum(hour => hour.Unparsed))),
    ];

    public async ValueTask<IReadOnlyList<AntivirusStatus>> AntivirusStatusAsync(long from, long to, CancellationToken abort) =>
    [
        .. (await ReadAsync(from, to, abort)).SelectMany(day => day.Antivirus).Where(status => status.SeenMicros >= from && status.SeenMicros < to)
            .GroupBy(status => Named(status.Endpoint), StringComparer.Ordinal)
            .Select(endpoint => endpoint.MaxBy(status => status.SeenMicros)! with
            {
                Endpoint = endpoint.Key,
                SignatureMicros = endpoint.Where(status => status.SignatureMicros is not null).MaxBy(status => status.SeenMicros)?.SignatureMicros,
            }),
    ];

    public async ValueTask<IReadOnlyList<MalwareCluster>> MalwareClustersAsync(long from, long to, CancellationToken abort)
    {
        var clusters = (await ReadAsync(from, to, abort)).SelectMany(day => day.Malware).Where(day => day.DayMicros >= from && day.DayMicros < to)
            .GroupBy(day => (day.Family, Host: Named(day.Host), day.DayMicros));
        return
        [
            .. clusters.Select(cluster => new MalwareCluster(cluster.Key.Family, cluster.Key.Host, cluster.Key.DayMicros,
                cluster.All(day => !day.ByIds && Stopped.Contains(day.LastAction) && day.LastOutcome != "failure"),
                cluster.Any(day => !day.ByIds) ? "antivirus" : "ids", cluster.Sum(day => day.Events))),
        ];
    }

    public ValueTask<IReadOnlyList<TriageItem>> TriageAsync(long from, long to, CancellationToken abort) => _triage(from, to, abort);

    public async ValueTask<IReadOnlyList<RuleCoverage>> RuleCoverageAsync(long to, CancellationToken abort)
    {
        var rules = Rules ?? throw new EvidenceUnavailableException("the rules are not loaded here");
        var live = (await ReadAsync(to - UnixMicros.Day, to, abort)).SelectMany(day => day.LogSources).Where(source => source.LastMicros >= to - UnixMicros.Day && source.FirstMicros < to)
            .Select(source => source.LogSource.Split('/')).Where(parts => parts.Length == 3).ToList();
        return
        [
            .. rules.Rules.Select(rule => new RuleCoverage(rule.Id, [.. rule.Techniques], IsLive(rule))),
            .. rules.Correlations.Select(rule => new RuleCoverage(rule.Id, [.. rule.Techniques], Bottom(rules, rule, 0).All(IsLive))),
        ];

        bool IsLive(SigmaRule rule) => live.Exists(seen => rule.LogSource.Accepts(seen[0], seen[1], seen[2]));
    }

    /// <summary>The rules on single events that a correlation rests on; the loader has refused cycles.</summary>
    static IEnumerable<SigmaRule> Bottom(RuleSet rules, CorrelationRule of, int depth) => depth > 16 ? [] : of.Rules.SelectMany(reference => rules.ById(reference.Id) switch
    {
        SigmaRule rule => [rule],
        CorrelationRule correlation => Bottom(rules, correlation, depth + 1),
        _ => Enumerable.Empty<SigmaRule>(),
    });

    public async ValueTask<IReadOnlyList<RaisedAlert>> AlertsAsync(long from, long to, CancellationToken abort)
    {
        var days = await AskAsync(_days.ReceivedAsync(from - OldestEpisode, to, abort));
        return [.. days.SelectMany(day => day.Alerts).GroupBy(alert => alert.Id, StringComparer.Ordinal).Select(revisions => revisions.MinBy(alert => alert.RaisedMicros)!)
            .Where(alert => alert.RaisedMicros >= from && alert.RaisedMicros < to)];
    }

    public ValueTask<IReadOnlyList<RunPeriod>> RunsAsync(long from, long to, CancellationToken abort) => _runs.ReadAsync(from, to);

    public async ValueTask<IReadOnlyList<LoggedDay>> LoggedDaysAsync(long from, long to, CancellationToken abort)
    {
        try
        {
            return await Task.Run(() => _proof.Days(from, to, abort), abort);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceUnavailableException($"the sealed days could not be read: {failed.Message}", failed);
        }
    }

    public async ValueTask<IReadOnlyList<NetworkEntity>> NetworkEntitiesAsync(long from, long to, CancellationToken abort) =>
        NetworkEvidence.Entities(await ReadAsync(from, to, abort), _organisation, from, to);

    public async ValueTask<IReadOnlyList<FirewallRuleHits>> FirewallRuleHitsAsync(long from, long to, CancellationToken abort) =>
        NetworkEvidence.RuleHits(await ReadAsync(from, to, abort), Named, from, to);

    public async ValueTask<IReadOnlyList<ZoneFlow>> ZoneFlowsAsync(long from, long to, CancellationToken abort) =>
        NetworkEvidence.ZoneFlows(await ReadAsync(from, to, abort), Named, from, to);

    public async ValueTask<IReadOnlyList<BoundaryAttack>> BoundaryAttacksAsync(long from, long to, CancellationToken abort) =>
        NetworkEvidence.Attacks(await ReadAsync(from, to, abort), from, to);

    Task<List<DayEvidence>> ReadAsync(long from, long to, CancellationToken abort) => AskAsync(_days.ReadAsync(from, to, abort));

    static async Task<List<DayEvidence>> AskAsync(Task<List<DayEvidence>> question)
    {
        try
        {
            return await question;
        }
        catch (StoreException failed)
        {
            throw new EvidenceUnavailableException(failed.Message, failed);
        }
    }

    /// <summary>Rows of one source and hour out of several files become one; what a window cuts off is estimated by the share of the hour.</summary>
    List<SourceHour> Hours(List<DayEvidence> days, long from, long to)
    {
        var (hours, names) = (new Dictionary<(string Source, long Hour), SourceHour>(), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var row in days.SelectMany(day => day.Hours).Where(hour => hour.LastMicros >= from && hour.FirstMicros < to))
        {
            if (!names.TryGetValue(row.Source, out var name)) names[row.Source] = name = Named(row.Source);
            hours[(name, row.HourMicros)] = hours.TryGetValue((name, row.HourMicros), out var before) ? Together(before, row) : row with { Source = name };
        }
        return [.. hours.Values.Select(hour => hour with { FirstMicros = Math.Max(hour.FirstMicros, from), LastMicros = Math.Min(hour.LastMicros, to - 1) })];
    }

    static SourceHour Together(SourceHour one, SourceHour more) => one with
    {
        Events = one.Events + more.Events, Unparsed = one.Unparsed + more.Unparsed, Heartbeats = one.Heartbeats + more.Heartbeats,
        FirstMicros = Math.Min(one.FirstMicros, more.FirstMicros), LastMicros = Math.Max(one.LastMicros, more.LastMicros),
    };

    static bool Within(long hour, long from, long to) => hour + UnixMicros.Hour > from && hour < to;

    static long Median(IEnumerable<ClockHour> hours)
    {
        var ordered = hours.OrderBy(hour => hour.MedianMicros).ToList();
        var half = ordered.Sum(hour => hour.Events) / 2;
        foreach (var hour in ordered)
        {
            half -= hour.Events;
            if (half < 0) return hour.MedianMicros;
        }
        return ordered[^1].MedianMicros;
    }

    /// <summary>The asset's id, or the name itself where the inventory has no such asset.</summary>
    string Named(string sender) => (_organisation.AssetByHost(sender) ?? _organisation.AssetByIp(sender))?.Id ?? sender;
}
