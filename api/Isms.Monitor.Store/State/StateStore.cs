using Microsoft.Data.Sqlite;

namespace Isms.Monitor.Store.State;

/// <summary>What people change: incidents and their history, users, exceptions, settings, KPI samples, audit. SQLite in WAL mode:
/// readers never wait, writers take turns.</summary>
/// <remarks>A write is durable when <see cref="Write{T}"/> returns. Safe for any number of threads.</remarks>
public sealed class StateStore : IDisposable
{
    public const string FileName = "state.sqlite";

    readonly string _reading;
    readonly SqliteConnection _writing;
    readonly Lock _turn = new();

    StateStore(string path)
    {
        // Pooled connections of one path are shared by the process; reading ones cannot change the file.
        _reading = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly }.ToString();
        _writing = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _writing.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON");
        Migrate(path);
    }

    /// <summary>Opens the state of a data folder, made when it is not there, and brings its tables up to date.</summary>
    /// <exception cref="StoreException">ISMS4012: a newer program wrote it.</exception>
    public static StateStore Open(string folder)
    {
        Directory.CreateDirectory(folder);
        return new StateStore(Path.Combine(folder, FileName));
    }

    /// <summary>Looks at the state of a folder and changes nothing, also while a server has it.</summary>
    /// <returns>Null when there is no state yet.</returns>
    public static T? Look<T>(string folder, Func<StateSession, T> look) where T : class
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return null;
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        return look(new StateSession(connection, transaction));
    }

    /// <summary>Looks at one consistent state.</summary>
    public T Read<T>(Func<StateSession, T> look)
    {
        using var connection = new SqliteConnection(_reading);
        connection.Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        return look(new StateSession(connection, transaction));
    }

    /// <summary>Changes everything that the function changes, or nothing when it throws.</summary>
    public T Write<T>(Func<StateSession, T> change)
    {
        lock (_turn)
        {
            using var transaction = _writing.BeginTransaction();
            var result = change(new StateSession(_writing, transaction));
            transaction.Commit();
            return result;
        }
    }

    public void Write(Action<StateSession> change) => Write(session =>
    {
        change(session);
        return true;
    });

    /// <summary>Copies the state as it is, with what its log holds, into one file; writers may go on meanwhile.</summary>
    internal static void Copy(string folder, string to)
    {
        using var from = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, FileName), Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        using var into = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        from.Open();
        into.Open();
        from.BackupDatabase(into);
    }

    public void Dispose() => _writing.Dispose();

    void Migrate(string path)
    {
        using var command = _writing.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        var done = (long)command.ExecuteScalar()!;
        if (done > StateSchema.Steps.Count) throw StoreException.OtherVersion(path, done, StateSchema.Steps.Count);
        for (var step = (int)done; step < StateSchema.Steps.Count; step++)
            Execute($"BEGIN IMMEDIATE; {StateSchema.Steps[step]}; PRAGMA user_version = {step + 1}; COMMIT");
    }

    void Execute(string sql)
    {
        using var command = _writing.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
