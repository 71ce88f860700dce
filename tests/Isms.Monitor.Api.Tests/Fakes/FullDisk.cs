using Isms.Monitor.Store.State;
using Microsoft.Data.Sqlite;

namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>Lets a table of the state of a data folder take nothing any more, as on a full disk.</summary>
static class FullDisk
{
    /// <summary>What SQLite answers then, with the full stop that it puts there.</summary>
    public const string Answer = "SQLite Error 19: 'no room'.";

    public static void At(string folder, string table)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, StateStore.FileName), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables of this test.
        command.CommandText = $"CREATE TRIGGER no_room BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'no room'); END";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
