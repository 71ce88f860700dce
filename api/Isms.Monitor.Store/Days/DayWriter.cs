using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Days;

/// <summary>Writes what belongs to one day as one transaction.</summary>
sealed class DayWriter(DuckInstance duck, SourcePositions positions) : IDisposable
{
    static readonly DuckDBType[] EventTypes = TypesOf(DaySchema.Events);
    static readonly DuckDBType[] MatchTypes = TypesOf(DaySchema.Matches);
    static readonly DuckDBType[] RuleTypes = TypesOf(DaySchema.Rules);
    static readonly DuckDBType[] AlertTypes = TypesOf(DaySchema.Alerts);
    static readonly DuckDBType[] PositionTypes = TypesOf(DaySchema.Positions);

    readonly DuckDBConnection _connection = duck.Connect();
    readonly EventRows _events = new();
    readonly DetectionRows _detections = new();
    readonly HashSet<EventId> _skipped = [];
    readonly List<ulong> _newRules = [];
    readonly StringArena _strings = new();

    /// <param name="file">The file of the day.</param>
    /// <param name="units">Everything of the commit; only what was received on the day is written.</param>
    /// <param name="isLast">The positions go with the last day: before it, nothing may be acknowledged.</param>
    public void Write(DayFile file, IReadOnlyList<CommitUnit> units, bool isLast)
    {
        file.IsDirty = true;
        var day = (file.Day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);
        var start = day * UnixMicros.Day;
        _skipped.Clear();
        _newRules.Clear();
        DuckInstance.Execute(_connection, "BEGIN TRANSACTION");
        try
        {
            var reached = WriteEvents(file, units, day, start);
            WriteMatches(file, units, start);
            WriteAlerts(file, units, start);
            var rows = isLast ? units.Where(unit => unit.Batch?.Position.Source is { Length: > 0 }).Select(unit => (unit.Batch!.Position, (long?)null))
                : reached.Select(position => (position, (long?)day));
            var written = WritePositions(file, rows);
            DuckInstance.Execute(_connection, "COMMIT");
            file.Committed();
            foreach (var (position, cut) in written) positions.Advance(position, cut);
        }
        catch
        {
            RollBack();
            file.Rules.ExceptWith(_newRules);
            throw;
        }
    }

    /// <summary>Writes positions alone: before the file that holds them is removed.</summary>
    public void Carry(DayFile to)
    {
        DuckInstance.Execute(_connection, "BEGIN TRANSACTION");
        try
        {
            WritePositions(to, positions.Rows);
            DuckInstance.Execute(_connection, "COMMIT");
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _strings.Dispose();
    }

    List<SourcePosition> WriteEvents(DayFile file, IReadOnlyList<CommitUnit> units, long day, long start)
    {
        var reached = new List<SourcePosition>();
        using var rows = new ChunkAppender(_connection, file.Catalog, "events", EventTypes, _strings);
        foreach (var unit in units)
        {
            if (unit.Batch is not { Count: > 0 } batch) continue;
            var hasPosition = batch.Position.Source is { Length: > 0 };
            var source = System.Text.Encoding.UTF8.GetBytes(hasPosition ? batch.Position.Source : batch.Sender);
            var stored = hasPosition ? positions.StoredBelow(day, batch.Position) : long.MinValue;
            var last = long.MinValue;
            foreach (var from in batch.Events)
            {
                if (from.ReceivedMicros < start || from.ReceivedMicros >= start + UnixMicros.Day) continue;
                if (from.Offset < stored)
                {
                    _skipped.Add(from.Id);
                    continue;
                }
                _events.Add(rows, from, source, unit.Flags?.Invoke(from) ?? EventFlags.None);
                file.Cover(from.TimestampMicros);
                last = Math.Max(last, from.Offset);
            }
            if (hasPosition && last > long.MinValue) reached.Add(batch.Position with { Offset = last + 1 });
        }
        rows.Close();
        return reached;
    }

    void WriteMatches(DayFile file, IReadOnlyList<CommitUnit> units, long start)
    {
        if (!units.Any(unit => unit.Matches.Any(match => IsOn(match.ReceivedMicros, start)))) return;
        var unknown = new List<RuleInfo>();
        using var rows = new ChunkAppender(_connection, file.Catalog, "matches", MatchTypes, _strings);
        foreach (var unit in units)
            foreach (var match in unit.Matches)
            {
                if (!IsOn(match.ReceivedMicros, start) || _skipped.Contains(match.Event)) continue;
                _detections.Add(rows, match);
                if (!file.Rules.Add(_detections.KeyOf(match.Rule))) continue;
                unknown.Add(match.Rule);
                _newRules.Add(_detections.KeyOf(match.Rule));
            }
        rows.Close();
        WriteRules(file, unknown);
    }

    void WriteRules(DayFile file, List<RuleInfo> unknown)
    {
        if (unknown.Count == 0) return;
        using var rows = new ChunkAppender(_connection, file.Catalog, "rules", RuleTypes, _strings);
        foreach (var rule in unknown) _detections.Add(rows, rule);
        rows.Close();
    }

    /// <summary>The last revision of each alert: those before it would be replaced in the same instant, and one that grows with every
    /// batch is 10 kB each time.</summary>
    void WriteAlerts(DayFile file, IReadOnlyList<CommitUnit> units, long start)
    {
        var last = new Dictionary<string, Alert>(StringComparer.Ordinal);
        foreach (var unit in units)
            foreach (var alert in unit.Alerts)
                if (IsOn(alert.ReceivedMicros, start) && (!last.TryGetValue(alert.Id, out var known) || known.Revision <= alert.Revision)) last[alert.Id] = alert;
        if (last.Count == 0) return;
        using var rows = new ChunkAppender(_connection, file.Catalog, "alerts", AlertTypes, _strings);
        foreach (var alert in last.Values) _detections.Add(rows, alert);
        rows.Close();
    }

    /// <summary>One row a source and origin: the furthest.</summary>
    List<(SourcePosition Position, long? Day)> WritePositions(DayFile file, IEnumerable<(SourcePosition Position, long? Day)> of)
    {
        var furthest = new Dictionary<(string, UInt128, long?), (SourcePosition, long?)>();
        foreach (var (position, day) in of)
        {
            var key = (position.Source, position.Origin, day);
            if (!furthest.TryGetValue(key, out var known) || known.Item1.Offset < position.Offset) furthest[key] = (position, day);
        }
        if (furthest.Count == 0) return [];
        using var rows = new ChunkAppender(_connection, file.Catalog, "positions", PositionTypes, _strings);
        foreach (var (position, day) in furthest.Values)
        {
            rows.Set(0, position.Source);
            rows.Set(1, (ulong)(position.Origin >> 64));
            rows.Set(2, (ulong)position.Origin);
            rows.Set(3, position.Offset);
            if (day is { } cut) rows.Set(4, cut);
            rows.EndRow();
        }
        rows.Close();
        return [.. furthest.Values];
    }

    static bool IsOn(long micros, long start) => micros >= start && micros < start + UnixMicros.Day;

    void RollBack()
    {
        try
        {
            DuckInstance.Execute(_connection, "ROLLBACK");
        }
        catch (DuckDBException)     // DuckDB has ended the transaction itself; the failure that brought us here is the one to report
        {
        }
    }

    static DuckDBType[] TypesOf(IReadOnlyList<TableColumn> columns) => [.. columns.Select(column => column.Type)];
}
