namespace Isms.Monitor.Controls.Evidence;

/// <summary>First and last event time of the store.</summary>
public sealed record EvidenceSpan(long FirstMicros, long LastMicros);

/// <param name="Source">Asset id.</param>
/// <param name="HourMicros">Start of the UTC hour.</param>
/// <param name="Events">Events with a time in it, 1 or more; heartbeats and unparsed frames included.</param>
/// <param name="Unparsed">Those among them that no format could read (<c>event.kind: pipeline_error</c>).</param>
/// <param name="Heartbeats">Those among them that are a synthetic sign of life.</param>
/// <param name="FirstMicros">Time of the first event of the hour.</param>
/// <param name="LastMicros">Time of the last one.</param>
public sealed record SourceHour(string Source, long HourMicros, long Events, long Unparsed, long Heartbeats, long FirstMicros,
    long LastMicros);

/// <summary>No event of the source lies strictly between the two times; each of them is the time of an event.</summary>
public sealed record SourceGap(string Source, long FromMicros, long ToMicros)
{
    public long Micros => ToMicros - FromMicros;
}

/// <param name="Source">Asset id.</param>
/// <param name="Events">Events that the figures rest on.</param>
/// <param name="MinimumDelayMicros">Least received time minus <c>@timestamp</c>; negative for a clock that runs ahead.</param>
/// <param name="MedianDelayMicros">Median of the same.</param>
/// <param name="FutureEvents">Events with a <c>@timestamp</c> more than five seconds after they were received.</param>
public sealed record ClockOffset(string Source, long Events, long MinimumDelayMicros, long MedianDelayMicros, long FutureEvents);

/// <param name="Dataset"><c>event.dataset</c>, or what the source is configured as when nothing was recognised.</param>
/// <param name="Received">All frames.</param>
/// <param name="Unparsed">Those kept as pipeline errors.</param>
public sealed record DatasetFrames(string Dataset, long Received, long Unparsed);

/// <param name="Endpoint">Asset id.</param>
/// <param name="SeenMicros">Time of the last status in the window.</param>
/// <param name="Protecting">Real-time protection was on, as far as the status says; true when it does not say.</param>
/// <param name="SignatureMicros">Publication time of the signatures in use; null when no status of the window says.</param>
public sealed record AntivirusStatus(string Endpoint, long SeenMicros, bool Protecting, long? SignatureMicros);

/// <param name="Family">Malware name as the product gives it, without variant suffix where that is known.</param>
/// <param name="Host">Asset id or host name.</param>
/// <param name="DayMicros">Start of the UTC day.</param>
/// <param name="StoppedAtFirstStage">Blocked or quarantined before execution, and not found again by other means on that day.</param>
/// <param name="FoundBy">What saw it first: antivirus, ids or incident.</param>
/// <param name="Events">How many events the cluster holds; never counted as trials.</param>
public sealed record MalwareCluster(string Family, string Host, long DayMicros, bool StoppedAtFirstStage, string FoundBy, long Events);

/// <param name="Rule">Id of a rule that is loaded.</param>
/// <param name="Techniques">ATT&amp;CK ids that it names.</param>
/// <param name="DataLive">Events of every log source that it looks at arrived in the last day.</param>
public sealed record RuleCoverage(string Rule, IReadOnlyList<string> Techniques, bool DataLive);
