using System.Data.Common;
using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Days;

/// <summary>Rows in the order in which they were committed, file by file: for those who follow the store and must miss nothing.</summary>
/// <remarks>Nothing is ever changed or deleted in a day file, so the number of a row is its place for good; sealing writes the rows in the same order.
/// Received time is no such order: a slow source commits later what it received earlier.</remarks>
public sealed class AppendedReader
{
    readonly StoreOptions _options;
    readonly ReadCommand _command;
    readonly DayCatalog _catalog;

    internal AppendedReader(StoreOptions options, ReadCommand command, DayCatalog catalog) => (_options, _command, _catalog) = (options, command, catalog);

    /// <summary>The files that hold events or may get them, by day and part.</summary>
    public IReadOnlyList<AppendedFile> EventFiles() => Files("events");

    /// <summary>The files that hold revisions of alerts or may get them.</summary>
    public IReadOnlyList<AppendedFile> AlertFiles() => Files("alerts");

    /// <summary>Events of a file behind a place.</summary>
    /// <param name="file">Of <see cref="EventFiles"/>; when it is gone meanwhile, there are none.</param>
    /// <param name="from">Rows that are known already.</param>
    /// <param name="most">Rows at the most.</param>
    /// <param name="abort">Stops it.</param>
    public Task<List<AppendedRow<StoredEvent>>> EventsAsync(AppendedFile file, long from, int most, CancellationToken abort) =>
        ReadAsync("events", file, from, most, EventRowReader.Columns, EventRowReader.Read, abort);

    /// <summary>Revisions of alerts of a file behind a place; bounds as <see cref="EventsAsync"/>.</summary>
    public Task<List<AppendedRow<Alert>>> AlertsAsync(AppendedFile file, long from, int most, CancellationToken abort) =>
        ReadAsync("alerts", file, from, most, "alert", DetectionReader.Alert, abort);

    IReadOnlyList<AppendedFile> Files(string table)
    {
        var files = _catalog.Current;
        return [.. files.Open.Select(file => new AppendedFile(file.Day, file.Part, null))
            .Concat(files.Sealed.Where(entry => entry.Table == table).Select(entry => new AppendedFile(entry.Day, entry.Part, entry.Rows)))
            .OrderBy(file => file.Day).ThenBy(file => file.Part)];
    }

    Task<List<AppendedRow<T>>> ReadAsync<T>(string table, AppendedFile file, long from, int most, string columns, Func<DbDataReader, T> read, CancellationToken abort) =>
        _command.RowsAsync((files, parameters) =>
        {
            string rows, number;
            if (files.Open.FirstOrDefault(each => each.Day == file.Day && each.Part == file.Part) is { } open) (rows, number) = ($"{open.Catalog}.{table}", "rowid");
            else if (files.Sealed.FirstOrDefault(each => each.Table == table && each.Day == file.Day && each.Part == file.Part) is { } closed)
                (rows, number) = ($"read_parquet({parameters.Add(Path.Combine(_options.EventsFolder, closed.File))}, file_row_number = true)", "file_row_number");
            else return null;
            return $"SELECT {columns}, {number} AS place FROM {rows} WHERE {number} >= {parameters.Add(from)} AND {number} < {parameters.Add(from + most)} ORDER BY {number}";
        }, row => new AppendedRow<T>(row.GetInt64(row.FieldCount - 1) + 1, read(row)), abort);
}
