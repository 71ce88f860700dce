using System.Collections.Concurrent;
using System.Data.Common;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Evidence;

/// <summary>Reads the figures of the day files, each file by itself, and remembers those of files that no longer grow: in memory, and of sealed
/// ones beside the store.</summary>
/// <param name="options">Of the store.</param>
/// <param name="command">Asks it.</param>
/// <param name="catalog">Its files.</param>
/// <param name="own">Ranges of the organisation's own zones.</param>
sealed class DayEvidenceReader(StoreOptions options, ReadCommand command, DayCatalog catalog, IReadOnlyList<AddressRange> own)
{
    readonly ConcurrentDictionary<string, (string Stamp, DayEvidence Evidence)> _known = new(StringComparer.Ordinal);
    readonly DayEvidenceCache _cache = new(options, own);
    volatile DayCatalog.Snapshot? _pruned;
    int _holders;

    /// <summary>The files of one day and part.</summary>
    sealed record Piece(DateOnly Day, string Name, long First, long Last, DayCatalog.Snapshot Files);

    /// <summary>The evidence of every file that may hold events of a span, in the order of the days.</summary>
    public Task<List<DayEvidence>> ReadAsync(long from, long to, CancellationToken abort) => ReadAsync(piece => piece.Last >= from && piece.First < to, abort);

    /// <summary>The same by the time of reception.</summary>
    public Task<List<DayEvidence>> ReceivedAsync(long from, long to, CancellationToken abort)
    {
        var (first, last) = (UnixMicros.DayOf(from), UnixMicros.DayOf(to));
        return ReadAsync(piece => piece.Day >= first && piece.Day <= last, abort);
    }

    async Task<List<DayEvidence>> ReadAsync(Func<Piece, bool> wanted, CancellationToken abort)
    {
        Forget();
        var pieces = Pieces().Where(wanted).ToList();
        var found = new DayEvidence[pieces.Count];
        // One file's questions are too small to keep two processors busy.
        await Parallel.ForAsync(0, pieces.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = abort }, async (at, token) => found[at] = await OfAsync(pieces[at], token));
        return [.. found];
    }

    /// <summary>What retention took is not kept as figures either: they have addresses.</summary>
    void Forget()
    {
        var now = catalog.Current;
        if (ReferenceEquals(now, _pruned)) return;
        var present = Pieces().Select(piece => piece.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _known.Keys.Where(name => !present.Contains(name)).ToList()) _known.TryRemove(gone, out _);
        _cache.KeepOnly(present);
        _pruned = now;
    }

    IEnumerable<Piece> Pieces()
    {
        var now = catalog.Current;
        var open = now.Open.Select(file => new Piece(file.Day, $"{file.Day:yyyy-MM-dd}.{file.Part}", file.First, file.Last, new DayCatalog.Snapshot([file], [])));
        var closed = now.Sealed.GroupBy(entry => (entry.Day, entry.Part)).Select(part => new Piece(part.Key.Day, $"{part.Key.Day:yyyy-MM-dd}.{part.Key.Part}",
            part.Where(entry => entry.Table == "events").Select(entry => entry.FirstMicros).DefaultIfEmpty(long.MaxValue).Min(),
            part.Where(entry => entry.Table == "events").Select(entry => entry.LastMicros).DefaultIfEmpty(long.MinValue).Max(), new DayCatalog.Snapshot([], [.. part])));
        return open.Concat(closed).OrderBy(piece => piece.Day).ThenBy(piece => piece.Name, StringComparer.Ordinal);
    }

    async Task<DayEvidence> OfAsync(Piece piece, CancellationToken abort)
    {
        var isSealed = piece.Files.Sealed.Length > 0;
        // An open file is read again when something was committed to it. The number is taken before it is read: what comes between is read twice.
        var stamp = isSealed ? _cache.Stamp(piece.Files.Sealed) : $"open {piece.Files.Open[0].Commits}";
        if (_known.TryGetValue(piece.Name, out var known) && (known.Stamp == stamp || (!isSealed && Volatile.Read(ref _holders) > 0))) return known.Evidence;
        var read = isSealed ? _cache.Find(piece.Name, stamp) : null;
        if (read is null)
        {
            read = await CountAsync(piece.Files, abort);
            if (isSealed) _cache.Keep(piece.Name, stamp, read);
        }
        _known[piece.Name] = (stamp, read);
        return read;
    }

    /// <summary>Until it is disposed, open files that were counted are not counted again, though they grow: for many windows of the past in a row,
    /// which what arrives meanwhile does not touch.</summary>
    public IDisposable Hold()
    {
        Interlocked.Increment(ref _holders);
        return new Held(this);
    }

    sealed class Held(DayEvidenceReader of) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref of._holders);
    }

    async Task<DayEvidence> CountAsync(DayCatalog.Snapshot files, CancellationToken abort) => new(
        await EventsAsync(files, DayEvidenceSql.Hours, Hour, abort),
        await EventsAsync(files, DayEvidenceSql.Gaps, row => new SourceGap(row.GetString(0), row.GetInt64(1), row.GetInt64(2)), abort),
        await EventsAsync(files, DayEvidenceSql.Clocks, row => new ClockHour(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)), abort),
        await EventsAsync(files, DayEvidenceSql.Frames, row => new FrameHour(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)), abort),
        await EventsAsync(files, DayEvidenceSql.Status, row => new AntivirusStatus(row.GetString(0), row.GetInt64(1), row.GetBoolean(2), row.IsDBNull(3) ? null : row.GetInt64(3)), abort),
        await EventsAsync(files, DayEvidenceSql.Malware, Malware, abort),
        await EventsAsync(files, DayEvidenceSql.LogSources, row => new LogSourceDay(row.GetString(0), row.GetInt64(1), row.GetInt64(2)), abort),
        await RowsAsync(files, "alerts", DayEvidenceSql.Alerts, row => new RaisedAlert(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetDouble(4)), abort),
        own.Count == 0 ? [] : await EntitiesAsync(files, abort),
        await EventsAsync(files, DayEvidenceSql.RuleHits, row => new RuleHitsDay(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)), abort),
        await EventsAsync(files, DayEvidenceSql.Zones, row => new ZoneHour(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)), abort),
        await EventsAsync(files, DayEvidenceSql.Attacks, Attack, abort));

    static SourceHour Hour(DbDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6));

    static MalwareDay Malware(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetInt64(5), row.GetBoolean(6));

    /// <summary>One connection of it that was let through decides; the sensor's own denial counts like a firewall's.</summary>
    static BoundaryAttack Attack(DbDataReader row) => new(row.GetBoolean(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4),
        row.GetBoolean(6) && !row.GetBoolean(5) ? AttackFate.Allowed : row.GetBoolean(5) || row.GetBoolean(7) ? AttackFate.Blocked : AttackFate.Unknown);

    Task<List<EntityDay>> EntitiesAsync(DayCatalog.Snapshot files, CancellationToken abort) =>
        command.RowsAsync((_, parameters) => DayTables.Union(options, files, "events", null, null, parameters) is { } from
            ? DayEvidenceSql.Entities(own, parameters).Replace("{0}", from, StringComparison.Ordinal) : null,
            row => new EntityDay(row.GetString(0), row.GetInt64(1), row.GetInt64(2)), abort);

    Task<List<T>> EventsAsync<T>(DayCatalog.Snapshot files, string sql, Func<DbDataReader, T> read, CancellationToken abort) => RowsAsync(files, "events", sql, read, abort);

    Task<List<T>> RowsAsync<T>(DayCatalog.Snapshot files, string table, string sql, Func<DbDataReader, T> read, CancellationToken abort) =>
        command.RowsAsync((_, parameters) => DayTables.Union(options, files, table, null, null, parameters) is { } from
            ? sql.Replace("{0}", from, StringComparison.Ordinal) : null, read, abort);
}
