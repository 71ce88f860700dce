using System.Collections.Immutable;
using DuckDB.NET.Data;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Seal;

namespace Isms.Monitor.Store.Days;

/// <summary>The day files: open ones, attached to DuckDB, and sealed ones, listed in the manifest.</summary>
/// <remarks>Changed by one thread at a time (commits and sealing take turns); read by any through <see cref="Current"/>.</remarks>
sealed class DayCatalog
{
    /// <summary>Ending of a file that is being sealed.</summary>
    public const string Temporary = ".tmp";

    const string Unfinished = ".new";

    /// <summary>Newer encodings than DuckDB's default, which keeps files readable for version 1.0: a checkpoint takes half the time.</summary>
    const string StorageVersion = "v1.4.0";

    readonly StoreOptions _options;
    readonly DuckInstance _duck;
    volatile Snapshot _current = new([], []);

    /// <summary>The files at one moment.</summary>
    public sealed record Snapshot(ImmutableArray<DayFile> Open, ImmutableArray<ManifestEntry> Sealed)
    {
        /// <summary>Those that may hold what was received in a span, microseconds UTC: a file is a day of received time.</summary>
        public Snapshot Received(long fromMicros, long toMicros)
        {
            var (first, last) = (UnixMicros.DayOf(fromMicros), UnixMicros.DayOf(toMicros - 1));
            bool Overlaps(DateOnly day) => day >= first && day <= last;
            return new Snapshot([.. Open.Where(file => Overlaps(file.Day))], [.. Sealed.Where(entry => Overlaps(entry.Day))]);
        }
    }

    public DayCatalog(StoreOptions options, DuckInstance duck)
    {
        (_options, _duck) = (options, duck);
        Directory.CreateDirectory(options.EventsFolder);
        foreach (var left in Directory.EnumerateFiles(options.EventsFolder).Where(IsUnfinished)) File.Delete(left);
        Manifest = Manifest.Open(options.EventsFolder);
        foreach (var deleted in Manifest.Entries.Where(entry => entry.Kind == ManifestEntry.DeletedKind))
            File.Delete(Path.Combine(options.EventsFolder, deleted.File));
        var sealedParts = Manifest.Entries.Select(entry => (entry.Day, entry.Part)).ToHashSet();
        foreach (var path in Directory.EnumerateFiles(options.EventsFolder, "*.duckdb").Order(StringComparer.Ordinal))
        {
            if (DayFile.TryRead(path) is not { } file) continue;
            if (sealedParts.Contains((file.Day, file.Part))) Delete(file);      // the crash came between the manifest and this
            else Attach(file);
        }
        Refresh();
    }

    public Manifest Manifest { get; }

    public Snapshot Current => _current;

    /// <summary>The file that takes what was received on a day, made when it is not there.</summary>
    public DayFile For(DateOnly day)
    {
        foreach (var file in _current.Open)
            if (file.Day == day && !IsClosing(file)) return file;
        return Create(day);
    }

    /// <summary>The open file with the latest day, or one for the day given when there is none but <paramref name="except"/>.</summary>
    public DayFile Newest(DateOnly otherwise, DayFile? except = null) =>
        _current.Open.Where(file => file != except && !IsClosing(file)).OrderBy(file => file.Day).LastOrDefault() ?? For(otherwise);

    /// <summary>Part that is being sealed: it takes nothing more.</summary>
    public DayFile? Closing { get; set; }

    /// <summary>Takes a file that was sealed out of DuckDB and off the disk.</summary>
    public void Remove(DayFile file)
    {
        _duck.Execute($"DETACH {file.Catalog}");
        Refresh(_current.Open.Remove(file));
        Delete(file);
    }

    public void Refresh() => Refresh(_current.Open);

    public static void Delete(DayFile file)
    {
        File.Delete(file.Path + ".wal");
        File.Delete(file.Path);
    }

    void Refresh(ImmutableArray<DayFile> open) => _current = new Snapshot(open, [.. Manifest.Present]);

    static bool IsUnfinished(string path) =>
        path.EndsWith(Temporary, StringComparison.Ordinal) || Path.GetFileName(path).Contains(Unfinished, StringComparison.Ordinal);

    bool IsClosing(DayFile file) => file == Closing;

    /// <summary>Writes down what the logs hold.</summary>
    public void Checkpoint()
    {
        foreach (var file in _current.Open) Checkpoint(file);
    }

    /// <summary>A day that is over is written down: what its log holds would stay in memory for as long as the file is open.</summary>
    void CheckpointBefore(DateOnly day)
    {
        foreach (var file in _current.Open)
            if (file.IsDirty && file.Day < day) Checkpoint(file);
    }

    void Checkpoint(DayFile file)
    {
        _duck.Execute($"CHECKPOINT {file.Catalog}");
        file.IsDirty = false;
    }

    /// <summary>A new file gets its tables under another name, so that one with its right name is never half made.</summary>
    DayFile Create(DateOnly day)
    {
        CheckpointBefore(day);
        var parts = _current.Open.Where(open => open.Day == day).Select(open => open.Part)
            .Concat(Manifest.Entries.Where(entry => entry.Day == day).Select(entry => entry.Part));
        var file = DayFile.Of(_options.EventsFolder, day, parts.DefaultIfEmpty().Max() + 1);
        var unfinished = file.Path + Unfinished;
        _duck.Execute($"ATTACH {DuckInstance.Quoted(unfinished)} AS unfinished (STORAGE_VERSION '{StorageVersion}')");
        foreach (var statement in DaySchema.Statements("unfinished")) _duck.Execute(statement);
        _duck.Execute("CHECKPOINT unfinished");
        _duck.Execute("DETACH unfinished");
        File.Move(unfinished, file.Path);
        Attach(file);
        return file;
    }

    /// <summary>Attaching reads the log that a crash left.</summary>
    void Attach(DayFile file)
    {
        try
        {
            _duck.Execute($"ATTACH {DuckInstance.Quoted(file.Path)} AS {file.Catalog}");
        }
        catch (DuckDBException refused)
        {
            throw StoreException.Unreadable(file.Path, $"DuckDB cannot open the day file: {refused.Message}.");
        }
        using var connection = _duck.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT (SELECT max(version) FROM {file.Catalog}.file), epoch_us(min(ts)), epoch_us(max(ts)) FROM {file.Catalog}.events";
        using var reader = command.ExecuteReader();
        reader.Read();
        if (reader.GetInt64(0) != DaySchema.Version) throw StoreException.OtherVersion(file.Path, reader.GetInt64(0), DaySchema.Version);
        if (!reader.IsDBNull(1))
        {
            file.Cover(reader.GetInt64(1));
            file.Cover(reader.GetInt64(2));
        }
        reader.Close();
        ReadRules(connection, file);
        Refresh(_current.Open.Add(file));
    }

    /// <summary>Notes which rules a file tells of, as it stands on disk.</summary>
    static void ReadRules(DuckDBConnection connection, DayFile file)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT rule_key FROM {file.Catalog}.rules";
        using var reader = command.ExecuteReader();
        while (reader.Read()) file.Rules.Add(reader.GetFieldValue<ulong>(0));
    }

    /// <summary>Reads the positions of all open files.</summary>
    public SourcePositions ReadPositions()
    {
        var positions = new SourcePositions();
        using var connection = _duck.Connect();
        foreach (var file in _current.Open.OrderBy(file => file.Day).ThenBy(file => file.Part))
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT source, origin_high, origin_low, position, day FROM {file.Catalog}.positions ORDER BY rowid";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var origin = new UInt128(reader.GetFieldValue<ulong>(1), reader.GetFieldValue<ulong>(2));
                positions.Advance(new SourcePosition(reader.GetString(0), origin, reader.GetInt64(3)), reader.IsDBNull(4) ? null : reader.GetInt64(4));
            }
        }
        positions.Settle();
        return positions;
    }
}
