namespace Isms.Monitor.Controls.Records;

/// <summary>Records held in a list: for tests, for commands that have no data folder, and the reference for what a store must answer.</summary>
public sealed class InMemoryRecords : IRecordBook
{
    readonly record struct Row(string Kind, string Id, object Version);

    readonly List<Row> _rows = [];

    /// <summary>Time of the next version written, Unix microseconds UTC.</summary>
    public long NowMicros { get; set; }

    /// <summary>Writes a first version at a time, for setting up.</summary>
    public InMemoryRecords With<T>(T value, long atMicros, string by = "isms-manager", string reason = "") where T : class, IRecorded
    {
        _rows.Add(new Row(T.Kind, value.Id, new Recorded<T>(value, Versions<T>(value.Id).Count + 1, atMicros, by, reason)));
        return this;
    }

    public ValueTask<IReadOnlyList<Recorded<T>>> AsOfAsync<T>(long to, CancellationToken abort) where T : class, IRecorded => new(
    [
        .. _rows.Where(row => row.Kind == T.Kind).Select(row => (Recorded<T>)row.Version).Where(version => version.AtMicros < to)
            .GroupBy(version => version.Value.Id).Select(versions => versions.MaxBy(version => version.Version)!)
            .OrderBy(version => version.Value.Id, StringComparer.Ordinal),
    ]);

    public ValueTask<Recorded<T>?> WriteAsync<T>(T value, int expectedVersion, string by, string reason, CancellationToken abort) where T : class, IRecorded
    {
        if (Versions<T>(value.Id).Count != expectedVersion) return new((Recorded<T>?)null);
        With(value, NowMicros, by, reason);
        return new(Versions<T>(value.Id)[^1]);
    }

    public ValueTask<IReadOnlyList<Recorded<T>>> HistoryAsync<T>(string id, CancellationToken abort) where T : class, IRecorded => new(Versions<T>(id));

    List<Recorded<T>> Versions<T>(string id) where T : class, IRecorded =>
        [.. _rows.Where(row => row.Kind == T.Kind && row.Id == id).Select(row => (Recorded<T>)row.Version)];
}
