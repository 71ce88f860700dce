namespace Isms.Monitor.Controls.Records;

/// <summary>What every reader of a book asks.</summary>
public static class RecordBooks
{
    /// <summary>The newest version of one record; null when there is none.</summary>
    public static async ValueTask<Recorded<T>?> NewestAsync<T>(this IRecordBook book, string id, CancellationToken abort) where T : class, IRecorded =>
        await book.HistoryAsync<T>(id, abort) is [.., var newest] ? newest : null;
}
