namespace Isms.Monitor.Controls.Records;

/// <summary>Where records are written. Append-only; every version also becomes an entry of the audit trail, in the same transaction.</summary>
public interface IRecordBook : IRecords
{
    /// <summary>Writes the next version of a record.</summary>
    /// <param name="value">All of it.</param>
    /// <param name="expectedVersion">The version that the writer saw; 0 for a new one.</param>
    /// <param name="by">User name, or the part of the program that writes.</param>
    /// <param name="reason">Why; empty where none is asked for.</param>
    /// <param name="abort">Gives up before anything was written.</param>
    /// <returns>The version written, or null when another one was there: read again.</returns>
    ValueTask<Recorded<T>?> WriteAsync<T>(T value, int expectedVersion, string by, string reason, CancellationToken abort) where T : class, IRecorded;

    /// <summary>Every version of one record, oldest first; empty when there is none.</summary>
    ValueTask<IReadOnlyList<Recorded<T>>> HistoryAsync<T>(string id, CancellationToken abort) where T : class, IRecorded;
}
