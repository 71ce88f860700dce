using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Reading;

/// <summary>Last revisions of alerts.</summary>
public interface IAlerts
{
    /// <param name="filter">Query language over rule, level, kind, control and entity fields; empty: all.</param>
    /// <param name="fromMicros">Earliest last event, microseconds since 1970-01-01 UTC.</param>
    /// <param name="toMicros">Latest last event, exclusive.</param>
    /// <param name="limit">1 to 1000; newest first.</param>
    Task<Answer<AlertRows>> QueryAsync(string filter, long fromMicros, long toMicros, int limit, CancellationToken abort);

    Task<Alert?> GetAsync(string id, CancellationToken abort);
}

/// <param name="Rows">Newest last event first.</param>
/// <param name="Total">Alerts that match, exact.</param>
public sealed record AlertRows(IReadOnlyList<Alert> Rows, long Total);
