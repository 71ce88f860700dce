using System.Runtime.CompilerServices;

namespace Isms.Monitor.Store.Days;

/// <summary>Stored events in the order in which they were received: for the replay after a crash.</summary>
sealed class ReceivedReader(StoreOptions options, ReadCommand command)
{
    const int Page = 5_000;

    /// <summary>All events received at or after an instant, in pages ordered by received time, then source and position.</summary>
    public async IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadAsync(long fromMicros, [EnumeratorCancellation] CancellationToken abort)
    {
        for (var skip = 0; ; skip += Page)
        {
            var offset = skip;
            var rows = await command.RowsAsync((files, parameters) => DayTables.Union(options, files.Received(fromMicros, long.MaxValue), "events", null, null, parameters) is { } from
                ? $"SELECT {EventRowReader.Columns} FROM {from} WHERE received >= make_timestamp({parameters.Add(fromMicros)}) ORDER BY received, source, position LIMIT {Page} OFFSET {offset}"
                : null, EventRowReader.Read, abort);
            if (rows.Count > 0) yield return rows;
            if (rows.Count < Page) yield break;
        }
    }

    public async Task<long?> NewestAsync(CancellationToken abort)
    {
        var newest = await command.RowsAsync((files, parameters) => DayTables.Union(options, files, "events", null, null, parameters) is { } from
            ? $"SELECT epoch_us(max(received)) FROM {from}" : null, row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0), abort);
        return newest is [var micros] ? micros : null;
    }
}
