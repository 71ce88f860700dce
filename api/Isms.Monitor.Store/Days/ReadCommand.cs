using System.Data.Common;
using DuckDB.NET.Data;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Days;

/// <summary>Runs questions: each on a connection of its own, with a time limit, stopped when the caller gives up.</summary>
sealed class ReadCommand(StoreOptions options, TimeProvider clock, DuckInstance duck, DayCatalog catalog)
{
    /// <param name="build">Writes the statement over the files given; null when no file can have an answer.</param>
    /// <param name="read">Reads one row.</param>
    /// <param name="abort">Stops the statement.</param>
    /// <exception cref="StoreException">ISMS4013: the time limit.</exception>
    public async Task<List<T>> RowsAsync<T>(
        Func<DayCatalog.Snapshot, SqlParameters, string?> build, Func<DbDataReader, T> read, CancellationToken abort)
    {
        await duck.Questions.WaitAsync(abort);
        try
        {
            return await AskAsync(build, read, abort);
        }
        finally
        {
            duck.Questions.Release();
        }
    }

    async Task<List<T>> AskAsync<T>(Func<DayCatalog.Snapshot, SqlParameters, string?> build, Func<DbDataReader, T> read, CancellationToken abort)
    {
        for (var attempt = 0; ; attempt++)
        {
            var files = catalog.Current;
            try
            {
                return await Task.Run(() => Rows(files, build, read, abort), abort);
            }
            catch (DuckDBException) when (attempt == 0 && catalog.Current != files)
            {
                // A file was sealed or deleted between the list and the statement: the new list has what was in it.
            }
            catch (DuckDBException refused)
            {
                throw StoreException.Refused(options.Folder, refused);
            }
        }
    }

    /// <summary>Reads without a list and without a time limit: for exports.</summary>
    public Task EachAsync(Func<DayCatalog.Snapshot, SqlParameters, string?> build, Action<DbDataReader> each, CancellationToken abort) =>
        Task.Run(() => Each(build, each, abort), abort);

    void Each(Func<DayCatalog.Snapshot, SqlParameters, string?> build, Action<DbDataReader> each, CancellationToken abort)
    {
        var parameters = new SqlParameters();
        if (build(catalog.Current, parameters) is not { } sql) return;
        using var connection = duck.Connect();
        using var command = Command(connection, sql, parameters);
        command.UseStreamingMode = true;
        using var stopping = abort.Register(command.Cancel);
        try
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                abort.ThrowIfCancellationRequested();
                each(reader);
            }
        }
        catch (DuckDBException failed)
        {
            abort.ThrowIfCancellationRequested();
            throw StoreException.Refused(options.Folder, failed);
        }
    }

    static DuckDBCommand Command(DuckDBConnection connection, string sql, SqlParameters parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var at = 0; at < parameters.Values.Count; at++) command.Parameters.Add(new DuckDBParameter($"q{at}", parameters.Values[at]));
        return command;
    }

    List<T> Rows<T>(DayCatalog.Snapshot files, Func<DayCatalog.Snapshot, SqlParameters, string?> build, Func<DbDataReader, T> read, CancellationToken abort)
    {
        var parameters = new SqlParameters();
        if (build(files, parameters) is not { } sql) return [];
        using var connection = duck.Connect();
        using var command = Command(connection, sql, parameters);
        using var limit = new CancellationTokenSource(options.QueryLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, abort);
        using var stopping = either.Token.Register(command.Cancel);
        try
        {
            var rows = new List<T>();
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                either.Token.ThrowIfCancellationRequested();
                rows.Add(read(reader));
            }
            return rows;
        }
        catch (Exception stopped) when (either.IsCancellationRequested && stopped is DuckDBException or OperationCanceledException)
        {
            abort.ThrowIfCancellationRequested();
            throw StoreException.TooSlow(options.QueryLimit);
        }
    }
}
