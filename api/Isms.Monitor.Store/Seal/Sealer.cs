using System.Globalization;
using DuckDB.NET.Data;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Store.Seal;

/// <summary>Turns closed days into Parquet files with their hashes in a chain, and deletes the oldest when time or space is over.</summary>
/// <remarks>A crash at any point leaves the day open or sealed, never neither: files first, then the manifest, then the day file goes.
/// Commits go on meanwhile; what still arrives for the day goes into its next part.</remarks>
public sealed class Sealer(DayStore store)
{
    readonly StoreOptions _options = store.Options;

    /// <summary>Seals every day that ended at least <see cref="StoreOptions.SealAfter"/> ago.</summary>
    /// <returns>Day files sealed.</returns>
    /// <exception cref="StoreException">ISMS4011: the disk; the day stays open and is sealed later.</exception>
    public async Task<int> SealAsync(CancellationToken abort)
    {
        var due = store.Catalog.Current.Open.Where(IsClosed).OrderBy(file => file.Day).ThenBy(file => file.Part).ToList();
        foreach (var file in due) await SealAsync(file, abort);
        return due.Count;
    }

    /// <summary>Deletes the oldest sealed days until the rest is within <see cref="StoreOptions.RetentionDays"/> and
    /// <see cref="StoreOptions.RetentionBytes"/>. Open days are never deleted.</summary>
    /// <returns>Files deleted.</returns>
    public async Task<int> RetainAsync(CancellationToken abort)
    {
        var gone = 0;
        await store.WithTurnAsync(() =>
        {
            var entries = Excess().ToList();
            if (entries.Count == 0) return;
            store.Catalog.Manifest.Append(entries);
            store.Catalog.Refresh();
            store.Points.Reach(CrashPoints.WhileSealing + ":deleted");
            foreach (var entry in entries) File.Delete(PathOf(entry.File));
            gone = entries.Count;
        }, abort);
        return gone;
    }

    async Task SealAsync(DayFile file, CancellationToken abort)
    {
        await store.WithTurnAsync(() => store.Catalog.Closing = file, abort);
        try
        {
            store.Points.Reach(CrashPoints.WhileSealing + ":begin");
            var entries = await Task.Run(() => Export(file), abort);
            store.Points.Reach(CrashPoints.WhileSealing + ":files");
            await store.WithTurnAsync(() => Finish(file, entries), abort);
        }
        catch (DuckDBException failed)
        {
            throw StoreException.NotWritten(_options.Folder, failed);
        }
        finally
        {
            store.Catalog.Closing = null;
        }
        store.Points.Reach(CrashPoints.WhileSealing + ":end");
    }

    bool IsClosed(DayFile file) =>
        file.Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddDays(1) + _options.SealAfter <= store.Clock.GetUtcNow().UtcDateTime;

    void Finish(DayFile file, List<ManifestEntry> entries)
    {
        store.CarryPositions(file);
        store.Points.Reach(CrashPoints.WhileSealing + ":carried");
        if (entries.Count > 0) store.Catalog.Manifest.Append(entries);
        store.Points.Reach(CrashPoints.WhileSealing + ":manifest");
        store.Catalog.Remove(file);
    }

    List<ManifestEntry> Export(DayFile file)
    {
        var entries = new List<ManifestEntry>();
        using var connection = store.Duck.Connect();
        foreach (var (table, _) in DaySchema.Sealed)
        {
            var (first, last) = table == "alerts" ? ("first", "last") : ("ts", "ts");
            var (rows, least, greatest) = Extent(connection, $"SELECT count(*), epoch_us(min({first})), epoch_us(max({last})) FROM {DaySchema.From(file.Catalog, table)}");
            if (rows == 0) continue;
            var name = string.Create(CultureInfo.InvariantCulture, $"{file.Day:yyyy-MM-dd}.{file.Part}.{table}.parquet");
            entries.Add(Write(connection, file, table, name) with { Rows = rows, FirstMicros = least, LastMicros = greatest });
        }
        return entries;
    }

    /// <summary>Under another name until it is whole and on the disk.</summary>
    ManifestEntry Write(DuckDBConnection connection, DayFile file, string table, string name)
    {
        var temporary = PathOf(name) + DayCatalog.Temporary;
        DuckInstance.Execute(connection, $"COPY (FROM {DaySchema.From(file.Catalog, table)}) TO {DuckInstance.Quoted(temporary)} (FORMAT parquet, COMPRESSION zstd)");
        var (hash, bytes) = HashAndFlush(temporary);
        File.Move(temporary, PathOf(name), true);
        return new ManifestEntry
        {
            Kind = ManifestEntry.SealedKind, Day = file.Day, Part = file.Part, Table = table, File = name, Bytes = bytes, Sha256 = hash, At = store.Clock.GetUtcNow(),
        };
    }

    static (long Rows, long First, long Last) Extent(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        reader.Read();
        return reader.GetInt64(0) == 0 ? (0, 0, 0) : (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    static (string Hash, long Bytes) HashAndFlush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        var hash = FileHash.Of(file);
        file.Flush(true);
        return (hash, file.Length);
    }

    /// <summary>Lines for what goes: whole days, the oldest first.</summary>
    IEnumerable<ManifestEntry> Excess()
    {
        var present = store.Catalog.Manifest.Present;
        var bytes = present.Sum(entry => entry.Bytes) + store.Catalog.Current.Open.Sum(file => SizeOf(file.Path) + SizeOf(file.Path + ".wal"));
        foreach (var day in present.GroupBy(entry => entry.Day).OrderBy(day => day.Key))
        {
            var age = store.Today.DayNumber - day.Key.DayNumber;
            var isOld = _options.RetentionDays > 0 && age > _options.RetentionDays;
            if (!isOld && (_options.RetentionBytes == 0 || bytes <= _options.RetentionBytes)) yield break;
            var reason = isOld ? $"older than {_options.RetentionDays} days" : $"more than {_options.RetentionBytes} bytes";
            foreach (var entry in day)
            {
                bytes -= entry.Bytes;
                yield return entry with { Kind = ManifestEntry.DeletedKind, Reason = reason, At = store.Clock.GetUtcNow() };
            }
        }
    }

    static long SizeOf(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;

    string PathOf(string file) => Path.Combine(_options.EventsFolder, file);
}
