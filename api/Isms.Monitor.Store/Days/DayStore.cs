using DuckDB.NET.Data;
using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Days;

/// <summary>The store of events, matches and alerts: append-only files, one for each UTC day of received time.</summary>
/// <remarks>One process has a data folder. <see cref="CommitAsync"/> may be called from any thread; calls take turns. What it has
/// returned from is durable, what it has not may be offered again: events that are stored already are recognised and skipped.</remarks>
public sealed class DayStore : IDisposable
{
    readonly StoreOptions _options;
    readonly CrashPoints _points;
    readonly DataFolderLock _lock;
    readonly DuckInstance _duck;
    readonly DayWriter _writer;
    readonly SemaphoreSlim _turn = new(1, 1);
    bool _isClosed;

    DayStore(StoreOptions options, TimeProvider clock, CrashPoints points)
    {
        (_options, _points, Clock) = (options, points, clock);
        Directory.CreateDirectory(options.Folder);
        _lock = DataFolderLock.Take(options.Folder);
        try
        {
            _duck = new DuckInstance(options);
            Catalog = new DayCatalog(options, _duck);
            Stored = Catalog.ReadPositions();
            _writer = new DayWriter(_duck, Stored);
            Reader = new EventReader(options, clock, _duck, Catalog);
            var command = new ReadCommand(options, clock, _duck, Catalog);
            (Senders, Counts, Trials) = (new SenderReader(options, command), new CountReader(options, command), new TrialReader(options, command));
            Appended = new AppendedReader(options, command, Catalog);
        }
        catch
        {
            _duck?.Dispose();
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>Opens the store of a data folder; a folder that is not there is made. What a crash left is recovered.</summary>
    /// <exception cref="StoreException">ISMS4010: another process has the folder; 4012, 4015: a file cannot be read.</exception>
    public static DayStore Open(StoreOptions options, TimeProvider clock, CrashPoints? points = null) => new(options, clock, points ?? CrashPoints.None);

    /// <summary>Opens a store that must be there: for commands beside a server.</summary>
    /// <exception cref="StoreException">ISMS4014: no store in the folder; and as <see cref="Open"/>.</exception>
    public static DayStore OpenExisting(StoreOptions options, TimeProvider clock) =>
        Directory.Exists(options.EventsFolder) ? Open(options, clock) : throw StoreException.NoData(options.Folder);

    /// <summary>The latest day that has an open file, by its name alone: while a server has the folder nothing more can be asked.</summary>
    public static DateOnly? LatestDay(string folder) =>
        Directory.EnumerateFiles(Path.Combine(folder, "events"), "*.duckdb").Select(DayFile.TryRead).Max(file => file?.Day);

    /// <summary>Questions about what is stored.</summary>
    public EventReader Reader { get; }

    /// <summary>Who sent the events, and the frames that could not be read.</summary>
    public SenderReader Senders { get; }

    /// <summary>What rules found.</summary>
    public CountReader Counts { get; }

    /// <summary>What came of seeded trials.</summary>
    public TrialReader Trials { get; }

    /// <summary>What is stored, in the order in which it was stored.</summary>
    public AppendedReader Appended { get; }

    /// <summary>How far each source and origin is stored: where to read on after a start.</summary>
    public IReadOnlyList<SourcePosition> Positions
    {
        get
        {
            _turn.Wait();
            try
            {
                return [.. Stored.All];
            }
            finally
            {
                _turn.Release();
            }
        }
    }

    internal DayCatalog Catalog { get; }

    internal SourcePositions Stored { get; }

    internal TimeProvider Clock { get; }

    internal DuckInstance Duck => _duck;

    internal StoreOptions Options => _options;

    internal CrashPoints Points => _points;

    /// <summary>Makes units durable, all of them in one transaction for each day that they touch; the positions go with the last.</summary>
    /// <param name="units">Any number; thousands of rows together are cheapest. Not kept.</param>
    /// <param name="abort">Gives up waiting for the turn; a commit that has begun is finished.</param>
    /// <exception cref="StoreException">ISMS4011: nothing may be acknowledged; what was stored before is intact.</exception>
    public async Task CommitAsync(IReadOnlyList<CommitUnit> units, CancellationToken abort)
    {
        if (units.Count == 0) return;
        await WithTurnAsync(() => Commit(units), abort);
    }

    /// <summary>Writes what the logs of the open day files hold into the files.</summary>
    /// <exception cref="StoreException">ISMS4011: the disk; the logs still hold it.</exception>
    public Task CheckpointAsync(CancellationToken abort) => WithTurnAsync(Catalog.Checkpoint, abort);

    /// <summary>Runs work that changes files while no commit runs.</summary>
    internal async Task WithTurnAsync(Action work, CancellationToken abort)
    {
        await _turn.WaitAsync(abort);
        try
        {
            await Task.Run(work, CancellationToken.None);
        }
        catch (Exception failed) when (failed is DuckDBException or IOException and not StoreException)
        {
            throw StoreException.NotWritten(_options.Folder, failed);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Writes what is known of the sources into the newest file but this one.</summary>
    internal void CarryPositions(DayFile from) => _writer.Carry(Catalog.Newest(Today, from));

    internal DateOnly Today => UnixMicros.DayOf(UnixMicros.From(Clock.GetUtcNow()));

    /// <summary>Waits for a commit that runs: it writes into memory that is given back here.</summary>
    public void Dispose()
    {
        if (_isClosed) return;
        _turn.Wait();
        _isClosed = true;
        _writer.Dispose();
        _duck.Dispose();
        _lock.Dispose();
        _turn.Dispose();
    }

    void Commit(IReadOnlyList<CommitUnit> units)
    {
        _points.Reach(CrashPoints.BeforeCommit);
        var days = DaysOf(units);
        for (var at = 0; at < days.Count; at++)
        {
            if (at > 0) _points.Reach(CrashPoints.BetweenDays);
            _writer.Write(Catalog.For(days[at]), units, at == days.Count - 1);
        }
        Stored.Settle();
        _points.Reach(CrashPoints.AfterCommit);
    }

    /// <summary>In order; positions alone go into the newest file.</summary>
    List<DateOnly> DaysOf(IReadOnlyList<CommitUnit> units)
    {
        var days = new SortedSet<long>();
        foreach (var unit in units)
        {
            if (unit.Batch is { } batch)
                foreach (var from in batch.Events) Add(days, from.ReceivedMicros);
            foreach (var match in unit.Matches) Add(days, match.ReceivedMicros);
            foreach (var alert in unit.Alerts) Add(days, alert.ReceivedMicros);
        }
        return days.Count > 0 ? [.. days.Select(day => UnixMicros.DayOf(day * UnixMicros.Day))] : [Catalog.Newest(Today).Day];
    }

    static void Add(SortedSet<long> days, long micros)
    {
        var day = Math.DivRem(micros, UnixMicros.Day).Quotient;
        if (days.Count == 0 || days.Max != day) days.Add(day);
    }
}
