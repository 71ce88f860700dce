namespace Isms.Monitor.Controls.Evidence;

/// <summary>What the KPIs ask of the store. Nothing else of the store is known here.</summary>
/// <remarks>
/// <para>Windows are half open, <c>from</c> inclusive and <c>to</c> exclusive, in Unix microseconds UTC. Nothing at or after <c>to</c> may
/// influence an answer: the same window over the same data gives the same answer whenever it is asked.</para>
/// <para>The time of an event is its <c>@timestamp</c>, but never later than its received time: a clock that runs ahead proves
/// nothing.</para>
/// <para>A source or endpoint is named by the id of its asset in the inventory; a sender that is no asset goes by the name or address it
/// came with. Seeded test events are left out everywhere. Rows come in any order. An empty answer means that there is nothing; a store that
/// cannot answer throws <see cref="EvidenceUnavailableException"/> and never returns an empty list instead.</para>
/// <para>Calls may run at the same time.</para>
/// </remarks>
public interface IEvidence
{
    /// <summary>Times of the oldest and newest event before <paramref name="to"/>; null when there is none.</summary>
    ValueTask<EvidenceSpan?> SpanAsync(long to, CancellationToken abort);

    /// <summary>One row for each source and hour that has at least one event: never a row of zeros.</summary>
    /// <remarks>The dearest call: up to 365 days; answer it from hourly counters rather than from events.</remarks>
    ValueTask<IReadOnlyList<SourceHour>> SourceHoursAsync(long from, long to, CancellationToken abort);

    /// <summary>Every pause between two consecutive events of one source, both inside the window, that is longer than
    /// <paramref name="longerThan"/> microseconds. Heartbeats are events. Edges of the window make no gap.</summary>
    ValueTask<IReadOnlyList<SourceGap>> GapsAsync(long from, long to, long longerThan, CancellationToken abort);

    /// <summary>One row for each source with at least one event received live; events from backfilled or replayed files are left
    /// out.</summary>
    ValueTask<IReadOnlyList<ClockOffset>> ClockOffsetsAsync(long from, long to, CancellationToken abort);

    /// <summary>Received and unparsed frames of each dataset, dead letters included.</summary>
    ValueTask<IReadOnlyList<DatasetFrames>> FramesAsync(long from, long to, CancellationToken abort);

    /// <summary>The last status of each endpoint that reported one in the window: a scan, an update or a health event of its
    /// antivirus.</summary>
    ValueTask<IReadOnlyList<AntivirusStatus>> AntivirusStatusAsync(long from, long to, CancellationToken abort);

    /// <summary>One row for each malware family, host and UTC day on which it was seen by antivirus, by intrusion detection (command and
    /// control) or in an incident.</summary>
    ValueTask<IReadOnlyList<MalwareCluster>> MalwareClustersAsync(long from, long to, CancellationToken abort);

    /// <summary>Alerts and incidents that asked for a person, by the time they were raised, with every change of state before
    /// <paramref name="to"/> and the disposition as it stood then. An alert that is part of an incident is not listed beside it; suppressed
    /// ones and those of level informational are not listed at all.</summary>
    ValueTask<IReadOnlyList<TriageItem>> TriageAsync(long from, long to, CancellationToken abort);

    /// <summary>Every rule and correlation that is loaded now, and whether its data arrived in the day before <paramref name="to"/>.</summary>
    ValueTask<IReadOnlyList<RuleCoverage>> RuleCoverageAsync(long to, CancellationToken abort);

    /// <summary>Alerts by the time they were raised: one row for each, however many revisions it had.</summary>
    ValueTask<IReadOnlyList<RaisedAlert>> AlertsAsync(long from, long to, CancellationToken abort);

    /// <summary>When the program ran, as it noted it itself: every stretch with a part in the window, in order of its start. One that ends
    /// after <paramref name="to"/> is cut there and has no counts.</summary>
    ValueTask<IReadOnlyList<RunPeriod>> RunsAsync(long from, long to, CancellationToken abort);

    /// <summary>One row for each UTC day from the first that the store knows, or that of <paramref name="from"/> if later, to the one before
    /// that of <paramref name="to"/>. It says how the day's log is now, so an earlier time cannot be asked for afterwards.</summary>
    ValueTask<IReadOnlyList<LoggedDay>> LoggedDaysAsync(long from, long to, CancellationToken abort);

    /// <summary>Addresses of the organisation's own zones that appear as the origin of traffic; loopback and link-local ones left out.</summary>
    ValueTask<IReadOnlyList<NetworkEntity>> NetworkEntitiesAsync(long from, long to, CancellationToken abort);

    /// <summary>One row for each firewall and rule that decided a connection in the window, as the log names the rule.</summary>
    ValueTask<IReadOnlyList<FirewallRuleHits>> FirewallRuleHitsAsync(long from, long to, CancellationToken abort);

    /// <summary>Connections between different zones in logs of firewalls, by firewall and pair of zones.</summary>
    ValueTask<IReadOnlyList<ZoneFlow>> ZoneFlowsAsync(long from, long to, CancellationToken abort);

    /// <summary>Attacks of high severity that intrusion detection saw cross the boundary, one row for each direction, origin, target, signature
    /// and UTC day of their first event, joined to what a firewall did with the same connection within a minute.</summary>
    ValueTask<IReadOnlyList<BoundaryAttack>> BoundaryAttacksAsync(long from, long to, CancellationToken abort);
}

/// <summary>The store exists and could not answer; the KPI concerned becomes not measured, with this message as the reason.</summary>
public sealed class EvidenceUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
