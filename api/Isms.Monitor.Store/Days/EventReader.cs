using System.Data.Common;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Days;

/// <summary>Questions over all day files, open and sealed. Safe for any number of callers, also while events are written.</summary>
/// <remarks>Every method throws <see cref="StoreException"/> ISMS4013 when it takes longer than the query limit.</remarks>
public sealed class EventReader
{
    const string NewestFirst = "ts DESC, id_high DESC, id_low DESC";
    const string OldestFirst = "ts, id_high, id_low";

    /// <summary>Most events of a page.</summary>
    public const int MaxPage = 10_000;

    readonly StoreOptions _options;
    readonly ReadCommand _command;
    readonly ReceivedReader _received;

    internal EventReader(StoreOptions options, TimeProvider clock, DuckInstance duck, DayCatalog catalog)
    {
        _options = options;
        _command = new ReadCommand(options, clock, duck, catalog);
        _received = new ReceivedReader(options, _command);
    }

    /// <param name="filter">Which events.</param>
    /// <param name="limit">Most events, 1 to <see cref="MaxPage"/>.</param>
    /// <param name="after">The <see cref="EventPage.Next"/> of the page before.</param>
    /// <param name="oldestFirst">The other order.</param>
    /// <param name="abort">Stops it.</param>
    public async Task<EventPage> SearchAsync(
        EventFilter filter, int limit, EventCursor? after = null, bool oldestFirst = false, CancellationToken abort = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxPage);
        var order = oldestFirst ? OldestFirst : NewestFirst;
        var ids = await _command.RowsAsync((files, parameters) =>
            From(files, "events", filter, parameters) is { } from
                ? $"SELECT id_high, id_low, epoch_us(ts) FROM {from}{Behind(after, oldestFirst, parameters)} ORDER BY {order} LIMIT {limit + 1}"
                : null,
            row => (Id: IdOf(row), Micros: row.GetInt64(2)), abort);
        var next = ids.Count > limit ? new EventCursor(ids[limit - 1].Micros, ids[limit - 1].Id) : (EventCursor?)null;
        var page = ids.Take(limit).ToList();
        var events = await FetchAsync([.. page.Select(row => row.Id)],
            page.Count == 0 ? null : (page.Min(row => row.Micros), page.Max(row => row.Micros)), abort);
        return new EventPage([.. page.Where(row => events.ContainsKey(row.Id)).Select(row => events[row.Id])], next);
    }

    /// <summary>All events received at or after an instant, in pages, in the order of reception.</summary>
    public IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReceivedAsync(long fromMicros, CancellationToken abort = default) => _received.ReadAsync(fromMicros, abort);

    /// <summary>When the newest event was received; null when there is none.</summary>
    public Task<long?> NewestReceivedAsync(CancellationToken abort = default) => _received.NewestAsync(abort);

    /// <summary>Every event that answers, file by file, without a time limit: for exports and for parsing again.</summary>
    /// <param name="filter">Which events.</param>
    /// <param name="each">Called for one event after the other, on another thread.</param>
    /// <param name="abort">Stops it.</param>
    public Task EachAsync(EventFilter filter, Action<StoredEvent> each, CancellationToken abort = default) => _command.EachAsync(
        (files, parameters) => From(files, "events", filter, parameters) is { } from ? $"SELECT {EventRowReader.Columns} FROM {from}" : null,
        row => each(EventRowReader.Read(row)), abort);

    /// <summary>Writes the rows that answer into a Parquet file (zstd), with the columns of the day files.</summary>
    /// <returns>False when there is no file that could have any: nothing was written.</returns>
    public async Task<bool> WriteParquetAsync(EventFilter filter, string path, CancellationToken abort = default)
    {
        var written = false;
        await _command.EachAsync((files, parameters) =>
        {
            if (From(files, "events", filter, parameters) is not { } from) return null;
            written = true;
            return $"COPY {from} TO {DuckInstance.Quoted(path)} (FORMAT parquet, COMPRESSION zstd)";
        }, _ => { }, abort);
        return written;
    }

    public async Task<long> CountAsync(EventFilter filter, CancellationToken abort = default)
    {
        var rows = await _command.RowsAsync((files, parameters) =>
            From(files, "events", filter, parameters) is { } from ? $"SELECT count(*) FROM {from}" : null, row => row.GetInt64(0), abort);
        return rows.Sum();
    }

    /// <summary>Counts of events in equal intervals, in order of time; intervals without events are left out.</summary>
    /// <param name="filter">Which events.</param>
    /// <param name="intervalMicros">Width of a bar, from 1; bars start at its multiples since 1970.</param>
    /// <param name="splitBy">A field whose values split each bar; null: no split.</param>
    /// <param name="abort">Stops it.</param>
    public Task<List<HistogramBar>> HistogramAsync(
        EventFilter filter, long intervalMicros, string? splitBy = null, CancellationToken abort = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(intervalMicros, 1);
        if (splitBy is not null) CheckField(splitBy);
        return _command.RowsAsync((files, parameters) =>
        {
            if (From(files, "events", filter, parameters) is not { } from) return null;
            var width = parameters.Add(intervalMicros);
            var value = splitBy is null ? "NULL::VARCHAR" : $"unnest({FieldValuesSql.List(splitBy)})";
            return $"SELECT start, value, count(*) FROM (SELECT floor(epoch_us(ts) / {width})::BIGINT * {width} AS start, {value} AS value FROM {from}) "
                + "GROUP BY ALL ORDER BY start, value";
        }, row => new HistogramBar(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetInt64(2)), abort);
    }

    /// <summary>How the values of fields are spread, all of them counted in one pass.</summary>
    /// <param name="filter">Which events.</param>
    /// <param name="fields">Field names, each once.</param>
    /// <param name="top">Most values that are named for each field, from 1.</param>
    /// <param name="abort">Stops it.</param>
    /// <returns>One for each field that occurs, in the order asked.</returns>
    public async Task<IReadOnlyList<FieldSpread>> SpreadAsync(EventFilter filter, IReadOnlyList<string> fields, int top, CancellationToken abort = default)
    {
        foreach (var field in fields) CheckField(field);
        if (fields.Count == 0) return [];
        var rows = await _command.RowsAsync(
            (files, parameters) => From(files, "events", filter, parameters) is { } from ? FieldSpreadSql.Of(from, fields, top, parameters) : null,
            row => (Field: row.GetInt32(0), Value: new ValueCount(row.GetString(1), row.GetInt64(2)), Present: row.GetInt64(3), Distinct: row.GetInt64(4)), abort);
        return [.. rows.GroupBy(row => row.Field).Select(group => new FieldSpread(fields[group.Key], group.First().Present, group.First().Distinct, [.. group.Select(row => row.Value)]))];
    }

    /// <summary>The events with these ids that are stored, in no order.</summary>
    public async Task<IReadOnlyList<StoredEvent>> GetAsync(IReadOnlyCollection<EventId> ids, CancellationToken abort = default) =>
        [.. (await FetchAsync(ids, null, abort)).Values];

    /// <summary>Which of these ids are stored.</summary>
    public async Task<IReadOnlySet<EventId>> ContainsAsync(IReadOnlyCollection<EventId> ids, CancellationToken abort = default)
    {
        if (ids.Count == 0) return new HashSet<EventId>();
        var rows = await _command.RowsAsync((files, parameters) =>
            DayTables.Union(_options, files, "events", null, null, parameters) is { } from
                ? $"SELECT id_high, id_low FROM {from} WHERE {WithIds(ids, parameters)}" : null, IdOf, abort);
        return rows.ToHashSet();
    }

    /// <summary>The matches of these events.</summary>
    public async Task<IReadOnlyList<Match>> MatchesOfAsync(IReadOnlyCollection<EventId> events, CancellationToken abort = default)
    {
        if (events.Count == 0) return [];
        return await _command.RowsAsync((files, parameters) =>
            DayTables.Union(_options, files, "matches", null, null, parameters) is { } from
                ? $"SELECT {DetectionReader.MatchColumns} FROM {from} WHERE {WithIds(events, parameters)}" : null,
            DetectionReader.Match, abort);
    }

    /// <summary>Matches whose event was received in a span, in the order of correlations: (time, event id).</summary>
    public async Task<IReadOnlyList<Match>> MatchesReceivedAsync(long fromMicros, long toMicros = long.MaxValue, CancellationToken abort = default) =>
        await _command.RowsAsync((files, parameters) =>
            DayTables.Union(_options, files.Received(fromMicros, toMicros), "matches", null, null, parameters) is { } from
                ? $"SELECT {DetectionReader.MatchColumns} FROM {from} WHERE epoch_us(received) >= {parameters.Add(fromMicros)} "
                    + $"AND epoch_us(received) < {parameters.Add(toMicros)} ORDER BY ts, id_high, id_low"
                : null,
            DetectionReader.Match, abort);

    /// <summary>The last revision of alerts.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="abort">Stops it.</param>
    /// <returns>In order of their first event, then id.</returns>
    public async Task<IReadOnlyList<Alert>> AlertsAsync(AlertFilter filter, CancellationToken abort = default) =>
        await _command.RowsAsync((files, parameters) =>
            DayTables.Union(_options, files, "alerts", null, null, parameters) is { } from ? AlertsSql(from, filter, parameters) : null,
            DetectionReader.Alert, abort);

    static string AlertsSql(string from, AlertFilter filter, SqlParameters parameters)
    {
        var rows = filter.Ids is { } ids ? $" WHERE list_contains({parameters.Add(ids.ToList())}, id)" : "";
        var last = new List<string> { "true" };
        if (filter.FromMicros is { } start) last.Add($"epoch_us(last) >= {parameters.Add(start)}");
        if (filter.ToMicros is { } end) last.Add($"epoch_us(first) < {parameters.Add(end)}");
        if (filter.ReceivedFromMicros is { } received) last.Add($"epoch_us(received) >= {parameters.Add(received)}");
        return $"SELECT alert FROM (SELECT * FROM {from}{rows} QUALIFY row_number() OVER (PARTITION BY id ORDER BY revision DESC) = 1) "
            + $"WHERE {string.Join(" AND ", last)} ORDER BY first, id LIMIT {parameters.Add((long)filter.Limit)}";
    }

    async Task<Dictionary<EventId, StoredEvent>> FetchAsync(IReadOnlyCollection<EventId> ids, (long First, long Last)? times, CancellationToken abort)
    {
        if (ids.Count == 0) return [];
        var rows = await _command.RowsAsync((files, parameters) =>
        {
            if (DayTables.Union(_options, files, "events", times?.First, times?.Last + 1, parameters) is not { } from) return null;
            var span = times is { } range
                ? $"ts BETWEEN make_timestamp({parameters.Add(range.First)}) AND make_timestamp({parameters.Add(range.Last)}) AND " : "";
            return $"SELECT {EventRowReader.Columns} FROM {from} WHERE {span}{WithIds(ids, parameters)}";
        }, EventRowReader.Read, abort);
        var byId = new Dictionary<EventId, StoredEvent>();
        foreach (var row in rows) byId.TryAdd(row.Event.Id, row);
        return byId;
    }

    /// <summary>The filtered rows of a table, in parentheses; null when no file can have any.</summary>
    string? From(DayCatalog.Snapshot files, string table, EventFilter filter, SqlParameters parameters)
    {
        if (DayTables.Union(_options, files, table, filter.FromMicros, filter.ToMicros, parameters) is not { } from) return null;
        var where = QuerySql.Where(filter.Query.Root, parameters);
        if (filter.FromMicros is { } start) where += $" AND ts >= make_timestamp({parameters.Add(start)})";
        if (filter.ToMicros is { } end) where += $" AND ts < make_timestamp({parameters.Add(end)})";
        return $"(SELECT * FROM {from} WHERE {where})";
    }

    static string Behind(EventCursor? after, bool oldestFirst, SqlParameters parameters)
    {
        if (after is not { } cursor) return "";
        var (ts, high, low) = ($"make_timestamp({parameters.Add(cursor.TimestampMicros)})", parameters.Add(cursor.Id.High), parameters.Add(cursor.Id.Low));
        var sign = oldestFirst ? '>' : '<';
        return $" WHERE ts {sign} {ts} OR (ts = {ts} AND (id_high {sign} {high} OR (id_high = {high} AND id_low {sign} {low})))";
    }

    /// <summary>The least and the greatest id let DuckDB skip row groups: an id begins with the time.</summary>
    static string WithIds(IReadOnlyCollection<EventId> ids, SqlParameters parameters)
    {
        var least = parameters.Add(ids.Min(id => id.High));
        var greatest = parameters.Add(ids.Max(id => id.High));
        var low = parameters.Add(ids.Select(id => id.Low).ToList());
        var list = parameters.Add(ids.Select(id => id.ToString()).ToList());
        return $"id_high BETWEEN {least} AND {greatest} AND id_low IN (SELECT unnest({low})) AND {SqlFunctions.IdText} IN (SELECT unnest({list}))";
    }

    static EventId IdOf(DbDataReader row) => new(new UInt128(row.GetFieldValue<ulong>(0), row.GetFieldValue<ulong>(1)));

    static void CheckField(string field)
    {
        if (!FieldName.IsValid(field)) throw QueryException.FieldName(1, 1, field);
    }
}
