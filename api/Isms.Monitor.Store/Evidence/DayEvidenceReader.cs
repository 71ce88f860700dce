using System.Collections.Concurrent;
using System.Data.Common;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Evidence;

/// <summary>Reads the figures of the day files, each file by itself, and remembers those of files that no longer grow.</summary>
sealed class DayEvidenceReader(StoreOptions options, ReadCommand command, DayCatalog catalog)
{
    /// <summary>Gaps below are not kept: no inventory expects a source more often.</summary>
    public const long LeastGapMicros = UnixMicros.Minute;

    /// <summary>Who sent it, when it happened (never later than it was received), and the hour of that.</summary>
    const string Columns =
        "coalesce(observer_name, observer_hostname, host_name, source) AS sender, least(epoch_us(ts), epoch_us(received)) AS t, epoch_us(received) - epoch_us(ts) AS delay, "
        + "least(epoch_us(ts), epoch_us(received)) // 3600000000 * 3600000000 AS hour, event_kind, event_dataset, source, event_category, event_action, event_outcome, event_type, rule_name, file_name, host_name, source_ip_high, source_ip_low, flags, rest, log_source";

    const string Separator = "chr(31)";

    readonly ConcurrentDictionary<string, (long Rows, DayEvidence Evidence)> _known = new(StringComparer.Ordinal);

    /// <summary>The evidence of every file that may hold events of a span, in the order of the days.</summary>
    public async Task<List<DayEvidence>> ReadAsync(long from, long to, CancellationToken abort)
    {
        var found = new List<DayEvidence>();
        foreach (var (name, single) in Files(from, to)) found.Add(await OfAsync(name, single, abort));
        return found;
    }

    IEnumerable<(string Name, DayCatalog.Snapshot Single)> Files(long from, long to)
    {
        var now = catalog.Current;
        var open = now.Open.Where(file => file.First <= file.Last && file.Last >= from && file.First < to)
            .Select(file => (file.Day, Name: file.Path, Single: new DayCatalog.Snapshot([file], [])));
        var closed = now.Sealed.Where(entry => entry.Table == "events" && entry.LastMicros >= from && entry.FirstMicros < to)
            .Select(entry => (entry.Day, Name: entry.File, Single: new DayCatalog.Snapshot([], [entry])));
        return open.Concat(closed).OrderBy(file => file.Day).ThenBy(file => file.Name, StringComparer.Ordinal).Select(file => (file.Name, file.Single));
    }

    async Task<DayEvidence> OfAsync(string name, DayCatalog.Snapshot single, CancellationToken abort)
    {
        var rows = single.Sealed.Length > 0 ? single.Sealed[0].Rows : (await RowsAsync(single, "SELECT count(*) FROM {0}", row => row.GetInt64(0), abort)).Sum();
        if (_known.TryGetValue(name, out var known) && known.Rows == rows) return known.Evidence;
        var read = new DayEvidence(
            await RowsAsync(single, $"SELECT sender, hour, count(*), count_if(event_kind = 'pipeline_error')::BIGINT, 0::BIGINT, min(t), max(t) FROM (SELECT {Columns} FROM {{0}} WHERE flags & 24 = 0) GROUP BY sender, hour", Hour, abort),
            await RowsAsync(single, $"SELECT sender, prior, t FROM (SELECT sender, t, lag(t) OVER (PARTITION BY sender, hour ORDER BY t) AS prior FROM (SELECT {Columns} FROM {{0}} WHERE flags & 24 = 0)) WHERE t - prior > {LeastGapMicros}",
                row => new SourceGap(row.GetString(0), row.GetInt64(1), row.GetInt64(2)), abort),
            await RowsAsync(single, $"SELECT sender, hour, count(*), min(delay), quantile_disc(delay, 0.5), count_if(delay < -5000000)::BIGINT FROM (SELECT {Columns} FROM {{0}} WHERE flags & 24 = 0 AND event_kind IS DISTINCT FROM 'pipeline_error') GROUP BY sender, hour",
                row => new ClockHour(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)), abort),
            await RowsAsync(single, $"SELECT coalesce(event_dataset, source), hour, count(*), count_if(event_kind = 'pipeline_error')::BIGINT FROM (SELECT {Columns} FROM {{0}} WHERE flags & 24 = 0) GROUP BY ALL",
                row => new FrameHour(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)), abort),
            await RowsAsync(single, StatusSql(), Status, abort),
            await RowsAsync(single, MalwareSql(), Malware, abort),
            await RowsAsync(single, $"SELECT log_source, min(t), max(t) FROM (SELECT {Columns} FROM {{0}} WHERE flags & 8 = 0) WHERE log_source IS NOT NULL GROUP BY log_source",
                row => new LogSourceDay(row.GetString(0), row.GetInt64(1), row.GetInt64(2)), abort));
        _known[name] = (rows, read);
        return read;
    }

    /// <summary>Any event that says that the agent lives is a status; the age of the signatures is the last one known in the hour.</summary>
    static string StatusSql()
    {
        var live = SqlFunctions.Values("antivirus.agent.live");
        var realTime = SqlFunctions.Values("antivirus.realtime_protection");
        var updated = SqlFunctions.Values("antivirus.signature.updated");
        return $"SELECT sender, max(t), bool_and(protecting), max(updated) FROM (SELECT sender, t, hour, coalesce({realTime}[1], 'true') <> 'false' AS protecting, {SqlFunctions.Micros($"{updated}[1]")} AS updated "
            + $"FROM (SELECT {Columns} FROM {{0}} WHERE flags & 8 = 0 AND contains(rest, '\"antivirus.')) WHERE {live}[1] = 'true' OR {updated}[1] IS NOT NULL) GROUP BY sender, hour";
    }

    static string MalwareSql()
    {
        var category = SqlFunctions.Values("rule.category");
        var isC2 = $"({category}[1] IN ('Malware Command and Control Activity Detected', 'A Network Trojan was detected'))";
        var isMalware = $"list_contains(string_split(coalesce(event_category, ''), {Separator}), 'malware')";
        return $"SELECT family, host, t // 86400000000 * 86400000000, arg_max(CASE WHEN event_type LIKE '%denied%' THEN 'denied' ELSE coalesce(event_action, '') END, t), arg_max(coalesce(event_outcome, ''), t), count(*), bool_or(ids) FROM ("
            + $"SELECT coalesce(rule_name, file_name, 'unnamed malware') AS family, CASE WHEN {isMalware} THEN sender ELSE {SqlFunctions.AddressText("source_ip")} END AS host, t, event_action, event_outcome, event_type, NOT {isMalware} AS ids "
            + $"FROM (SELECT {Columns} FROM {{0}} WHERE flags & 8 = 0 AND (event_category LIKE '%malware%' OR contains(rest, '\"rule.category\"'))) WHERE ({isMalware} AND (rule_name IS NOT NULL OR file_name IS NOT NULL)) OR {isC2}) WHERE host IS NOT NULL GROUP BY ALL";
    }

    static SourceHour Hour(DbDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6));

    static AntivirusStatus Status(DbDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetBoolean(2), row.IsDBNull(3) ? null : row.GetInt64(3));

    static MalwareDay Malware(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetInt64(5), row.GetBoolean(6));

    Task<List<T>> RowsAsync<T>(DayCatalog.Snapshot single, string sql, Func<DbDataReader, T> read, CancellationToken abort) =>
        command.RowsAsync((_, parameters) => DayTables.Union(options, single, "events", null, null, parameters) is { } from
            ? sql.Replace("{0}", from, StringComparison.Ordinal) : null, read, abort);
}
