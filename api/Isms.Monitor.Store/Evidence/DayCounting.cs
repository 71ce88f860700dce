using System.Data.Common;
using System.Globalization;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Evidence;

/// <summary>Counts the figures of several day files with one statement a figure: to ask a small file takes far longer than to read it.</summary>
/// <param name="options">Of the store.</param>
/// <param name="command">Asks it.</param>
/// <param name="own">Ranges of the organisation's own zones.</param>
sealed class DayCounting(StoreOptions options, ReadCommand command, IReadOnlyList<AddressRange> own)
{
    /// <summary>The evidence of each day and part, in the order given; no figure is shared between two.</summary>
    /// <param name="days">Files of one day and part each.</param>
    /// <param name="abort">Gives up.</param>
    public async Task<DayEvidence[]> CountAsync(IReadOnlyList<DayCatalog.Snapshot> days, CancellationToken abort)
    {
        var hours = await EventsAsync(days, DayEvidenceSql.Hours, Hour, abort);
        var gaps = await EventsAsync(days, DayEvidenceSql.Gaps, row => new SourceGap(row.GetString(0), row.GetInt64(1), row.GetInt64(2)), abort);
        var clocks = await EventsAsync(days, DayEvidenceSql.Clocks, row => new ClockHour(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)), abort);
        var frames = await EventsAsync(days, DayEvidenceSql.Frames, row => new FrameHour(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)), abort);
        var statuses = await EventsAsync(days, DayEvidenceSql.Status, row => new AntivirusStatus(row.GetString(0), row.GetInt64(1), row.GetBoolean(2), row.IsDBNull(3) ? null : row.GetInt64(3)), abort);
        var malware = await EventsAsync(days, DayEvidenceSql.Malware, Malware, abort);
        var sources = await EventsAsync(days, DayEvidenceSql.LogSources, row => new LogSourceDay(row.GetString(0), row.GetInt64(1), row.GetInt64(2)), abort);
        var alerts = await RowsAsync(days, "alerts", _ => DayEvidenceSql.Alerts, Raised, abort);
        var entities = await RowsAsync(own.Count == 0 ? [] : days, "events", parameters => DayEvidenceSql.Entities(own, parameters), row => new EntityDay(row.GetString(0), row.GetInt64(1), row.GetInt64(2)), abort);
        var hits = await EventsAsync(days, DayEvidenceSql.RuleHits, row => new RuleHitsDay(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)), abort);
        var zones = await EventsAsync(days, DayEvidenceSql.Zones, row => new ZoneHour(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)), abort);
        var attacks = await EventsAsync(days, DayEvidenceSql.Attacks, Attack, abort);
        return
        [
            .. Enumerable.Range(0, days.Count).Select(day => new DayEvidence([.. hours[day]], [.. gaps[day]], [.. clocks[day]], [.. frames[day]], [.. statuses[day]], [.. malware[day]],
                [.. sources[day]], [.. alerts[day]], [.. entities[day]], [.. hits[day]], [.. zones[day]], [.. attacks[day]])),
        ];
    }

    static SourceHour Hour(DbDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6));

    static MalwareDay Malware(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetInt64(5), row.GetBoolean(6));

    static RaisedAlert Raised(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetDouble(4));

    /// <summary>One connection of it that was let through decides; the sensor's own denial counts like a firewall's.</summary>
    static BoundaryAttack Attack(DbDataReader row) => new(row.GetBoolean(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4),
        row.GetBoolean(6) && !row.GetBoolean(5) ? AttackFate.Allowed : row.GetBoolean(5) || row.GetBoolean(7) ? AttackFate.Blocked : AttackFate.Unknown);

    Task<ILookup<long, T>> EventsAsync<T>(IReadOnlyList<DayCatalog.Snapshot> days, string sql, Func<DbDataReader, T> read, CancellationToken abort) => RowsAsync(days, "events", _ => sql, read, abort);

    /// <summary>The rows by the place of their day; their last column is that place.</summary>
    async Task<ILookup<long, T>> RowsAsync<T>(IReadOnlyList<DayCatalog.Snapshot> days, string table, Func<SqlParameters, string> sql, Func<DbDataReader, T> read, CancellationToken abort)
    {
        var rows = await command.RowsAsync((_, parameters) => From(days, table, parameters) is { } from ? sql(parameters).Replace("{0}", from, StringComparison.Ordinal) : null,
            row => (Day: row.GetInt64(row.FieldCount - 1), Row: read(row)), abort);
        return rows.ToLookup(row => row.Day, row => row.Row);
    }

    /// <summary>One table of all days, with the place of its day in each row; null when no day has any.</summary>
    string? From(IReadOnlyList<DayCatalog.Snapshot> days, string table, SqlParameters parameters)
    {
        var tables = new List<string>();
        for (var day = 0; day < days.Count; day++)
            if (DayTables.Union(options, days[day], table, null, null, parameters) is { } union) tables.Add(string.Create(CultureInfo.InvariantCulture, $"SELECT *, {day}::BIGINT AS day FROM {union}"));
        return tables.Count == 0 ? null : $"({string.Join(" UNION ALL ", tables)})";
    }
}
