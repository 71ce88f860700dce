using Isms.Monitor.Controls.Trials;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Days;

/// <summary>What is stored of seeded trials. Safe for any number of callers.</summary>
public sealed class TrialReader
{
    readonly StoreOptions _options;
    readonly ReadCommand _command;

    internal TrialReader(StoreOptions options, ReadCommand command) => (_options, _command) = (options, command);

    /// <summary>Seeded events received in a span.</summary>
    /// <param name="fromMicros">Inclusive, Unix microseconds UTC.</param>
    /// <param name="toMicros">Exclusive.</param>
    /// <param name="abort">Stops it.</param>
    public Task<List<TrialSighting>> SightingsAsync(long fromMicros, long toMicros, CancellationToken abort) => _command.RowsAsync((files, parameters) =>
        DayTables.Union(_options, files.Received(fromMicros, toMicros), "events", null, null, parameters) is { } from
            ? $"SELECT ({SqlFunctions.Values(Match.TrialField)})[1], id_high, id_low, epoch_us(received) FROM {from} WHERE flags & 8 = 8 "
                + $"AND received >= make_timestamp({parameters.Add(fromMicros)}) AND received < make_timestamp({parameters.Add(toMicros)}) ORDER BY received, id_high, id_low"
            : null,
        row => new TrialSighting(row.IsDBNull(0) ? "" : row.GetString(0), new EventId(new UInt128(row.GetFieldValue<ulong>(1), row.GetFieldValue<ulong>(2))), row.GetInt64(3)), abort);

    /// <summary>Last revisions of the alerts that came of seeded events alone, by when the events behind them were received.</summary>
    /// <param name="fromMicros">Inclusive, Unix microseconds UTC.</param>
    /// <param name="toMicros">Exclusive.</param>
    /// <param name="abort">Stops it.</param>
    public Task<List<Alert>> AlertsAsync(long fromMicros, long toMicros, CancellationToken abort) => _command.RowsAsync((files, parameters) =>
        DayTables.Union(_options, files.Received(fromMicros, toMicros), "alerts", null, null, parameters) is { } from
            ? $"SELECT alert FROM (SELECT * FROM {from} WHERE seeded AND received >= make_timestamp({parameters.Add(fromMicros)}) AND received < make_timestamp({parameters.Add(toMicros)}) "
                + "QUALIFY row_number() OVER (PARTITION BY id ORDER BY revision DESC) = 1) ORDER BY first, id"
            : null,
        DetectionReader.Alert, abort);
}
