using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Days;

/// <summary>The FROM of a statement: one table over all files that may hold what lies in a span of time.</summary>
static class DayTables
{
    /// <summary>Null when no file can have anything.</summary>
    public static string? Union(StoreOptions options, DayCatalog.Snapshot files, string table, long? fromMicros, long? toMicros, SqlParameters parameters)
    {
        bool Overlaps(long first, long last) => first <= last && last >= (fromMicros ?? long.MinValue) && first < (toMicros ?? long.MaxValue);
        var columns = ColumnsOf(table);
        var open = files.Open.Where(file => table != "events" || Overlaps(file.First, file.Last))
            .Select(file => $"SELECT {columns} FROM {DaySchema.From(file.Catalog, table)}");
        var paths = files.Sealed.Where(entry => entry.Table == table && Overlaps(entry.FirstMicros, entry.LastMicros))
            .Select(entry => Path.Combine(options.EventsFolder, entry.File)).ToList();
        if (paths.Count > 0) open = open.Append($"SELECT {columns} FROM read_parquet({parameters.Add(paths)})");
        var all = open.ToList();
        return all.Count == 0 ? null : $"({string.Join(" UNION ALL ", all)})";
    }

    static string ColumnsOf(string table) =>
        string.Join(", ", DaySchema.Sealed.Single(known => known.Table == table).Columns.Select(column => column.Name));
}
