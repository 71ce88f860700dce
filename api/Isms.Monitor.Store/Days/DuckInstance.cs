using DuckDB.NET.Data;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Days;

/// <summary>The one DuckDB of the process: an empty database in memory to which day files are attached.</summary>
sealed class DuckInstance : IDisposable
{
    /// <summary>Size of the log at which it is written into the table's own pages. Until then what it holds takes about as much of DuckDB's
    /// memory, so half of that must stay for questions; less costs time, since each time the last row group is compressed again.</summary>
    const string CheckpointAt = "96MB";

    readonly DuckDBConnection _first;

    /// <summary>Turns of questions: each may take a good part of the memory, and one that gets none fails.</summary>
    public SemaphoreSlim Questions { get; } = new(3);

    public DuckInstance(StoreOptions options)
    {
        _first = new DuckDBConnection("DataSource=:memory:");
        _first.Open();
        Execute(_first, $"""
            SET autoinstall_known_extensions = false;
            SET autoload_known_extensions = false;
            SET allow_community_extensions = false;
            SET memory_limit = '{options.MemoryMebibytes}MiB';
            SET threads = {options.Threads};
            SET checkpoint_threshold = '{CheckpointAt}';
            SET temp_directory = {Quoted(Path.Combine(options.Folder, "tmp"))};
            SET TimeZone = 'UTC';
            """);
        SqlFunctions.Register(_first);
        SqlFunctions.Prepare(_first);
        Execute(_first, "SET lock_configuration = true");
    }

    /// <summary>Another connection, opened; the caller disposes it.</summary>
    public DuckDBConnection Connect()
    {
        var connection = _first.Duplicate();
        connection.Open();
        return connection;
    }

    public void Execute(string sql) => Execute(_first, sql);

    public static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A path in quotes, for statements that take no parameter (ATTACH, COPY). Paths are ours; only the folder is configured.</summary>
    public static string Quoted(string path) => $"'{path.Replace("'", "''", StringComparison.Ordinal)}'";

    public void Dispose()
    {
        Questions.Dispose();
        _first.Dispose();
    }
}
