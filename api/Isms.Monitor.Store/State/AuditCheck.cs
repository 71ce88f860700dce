using Microsoft.Data.Sqlite;

namespace Isms.Monitor.Store.State;

/// <summary>Checks the hash chain of the audit trail without opening the state for writing.</summary>
public static class AuditCheck
{
    /// <param name="Entries">Entries that are in order.</param>
    /// <param name="Broken">The first broken link as an error; null: all is in order, or there is no state yet.</param>
    public sealed record Report(long Entries, string? Broken);

    /// <param name="folder">The data folder.</param>
    public static Report Run(string folder)
    {
        var path = Path.Combine(folder, StateStore.FileName);
        if (!File.Exists(path)) return new Report(0, null);
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        var session = new StateSession(connection, transaction);
        var first = session.Audit.FirstBroken();
        var entries = session.Scalar<long>("SELECT count(*) FROM audit");
        return first is null ? new Report(entries, null) : new Report(first.Value - 1,
            $"{path}: ISMS4016 entry {first} of the audit trail does not fit the one before: it, or the one before, was changed or taken out. "
            + "Restore the file from a backup, and treat what lies behind this entry as unproven.");
    }
}
