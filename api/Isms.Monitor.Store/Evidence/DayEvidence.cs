using Isms.Monitor.Controls.Evidence;

namespace Isms.Monitor.Store.Evidence;

/// <summary>What the KPIs need of one day file, counted once: the file is read again only when it has grown.</summary>
/// <param name="Hours">By sender and hour of event time; the sender as the log names it.</param>
/// <param name="Gaps">Pauses of more than a minute between two events of one sender inside one hour.</param>
/// <param name="Clocks">Delays by sender and hour.</param>
/// <param name="Frames">Frames by dataset and hour.</param>
/// <param name="Antivirus">Last antivirus status by host and hour.</param>
/// <param name="Malware">Malware by family, host and day.</param>
/// <param name="LogSources">First and last event of each log source, seeded trials left out.</param>
/// <param name="Alerts">Alerts by their first revision in the file, seeded ones left out; an earlier file may have earlier ones.</param>
/// <param name="Entities">Addresses of the organisation's own ranges as origin of traffic, the busiest first.</param>
/// <param name="RuleHits">Firewall rules that decided connections.</param>
/// <param name="Zones">Connections between zones by firewall and hour.</param>
/// <param name="Attacks">High-severity attacks across the boundary.</param>
sealed record DayEvidence(
    IReadOnlyList<SourceHour> Hours,
    IReadOnlyList<SourceGap> Gaps,
    IReadOnlyList<ClockHour> Clocks,
    IReadOnlyList<FrameHour> Frames,
    IReadOnlyList<AntivirusStatus> Antivirus,
    IReadOnlyList<MalwareDay> Malware,
    IReadOnlyList<LogSourceDay> LogSources,
    IReadOnlyList<RaisedAlert> Alerts,
    IReadOnlyList<EntityDay> Entities,
    IReadOnlyList<RuleHitsDay> RuleHits,
    IReadOnlyList<ZoneHour> Zones,
    IReadOnlyList<BoundaryAttack> Attacks);

/// <param name="Sender">Name as the log has it.</param>
/// <param name="HourMicros">Start of the hour of received time.</param>
/// <param name="Events">Events in it.</param>
/// <param name="MinimumMicros">Least received minus event time.</param>
/// <param name="MedianMicros">Median of the same.</param>
/// <param name="Future">Events more than five seconds ahead of their reception.</param>
sealed record ClockHour(string Sender, long HourMicros, long Events, long MinimumMicros, long MedianMicros, long Future);

/// <param name="Dataset">Name of the dataset, or of the source where nothing was recognised.</param>
/// <param name="HourMicros">Start of the hour.</param>
/// <param name="Received">All frames.</param>
/// <param name="Unparsed">Those that no format could read.</param>
sealed record FrameHour(string Dataset, long HourMicros, long Received, long Unparsed);

/// <param name="Family">Malware name.</param>
/// <param name="Host">Host as the log names it.</param>
/// <param name="DayMicros">Start of the UTC day.</param>
/// <param name="LastAction">What was done last.</param>
/// <param name="LastOutcome">Whether it worked.</param>
/// <param name="Events">Events of the cluster.</param>
/// <param name="ByIds">Intrusion detection saw it.</param>
sealed record MalwareDay(string Family, string Host, long DayMicros, string LastAction, string LastOutcome, long Events, bool ByIds);

/// <param name="LogSource"><c>product/category/service</c>.</param>
/// <param name="FirstMicros">Time of its first event.</param>
/// <param name="LastMicros">Time of its last one.</param>
sealed record LogSourceDay(string LogSource, long FirstMicros, long LastMicros);

/// <param name="Address">Canonical text.</param>
/// <param name="FirstMicros">First and last time in the file.</param>
/// <param name="LastMicros">See <paramref name="FirstMicros"/>.</param>
sealed record EntityDay(string Address, long FirstMicros, long LastMicros);

/// <param name="Sender">Firewall as the log names it.</param>
/// <param name="Name">Name of the rule; empty: none.</param>
/// <param name="Number">Number of the rule; empty: none.</param>
/// <param name="FirstMicros">First and last hit in the file.</param>
/// <param name="LastMicros">See <paramref name="FirstMicros"/>.</param>
/// <param name="Hits">1 or more.</param>
sealed record RuleHitsDay(string Sender, string Name, string Number, long FirstMicros, long LastMicros, long Hits);

/// <param name="Sender">Firewall as the log names it.</param>
/// <param name="From">Zone of the origin.</param>
/// <param name="To">Zone of the target.</param>
/// <param name="HourMicros">Start of the hour.</param>
/// <param name="Allowed">Log lines of connections let through.</param>
/// <param name="Denied">Log lines of connections denied.</param>
sealed record ZoneHour(string Sender, string From, string To, long HourMicros, long Allowed, long Denied);
