using Isms.Monitor.Events;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Days;

/// <summary>Questions about who sent what. Safe for any number of callers.</summary>
public sealed class SenderReader
{
    /// <summary>The field that names the event that a frame was kept as before it was understood.</summary>
    public const string ReparsedOf = "isms.reparsed_of";

    const string Error = "event_kind = 'pipeline_error' AND flags & 16 = 0";

    static readonly string[] Names = ["observer_name", "observer_hostname", "host_name"];

    /// <summary>As the evidence names senders; a frame that was not understood goes by the address that sent it.</summary>
    static readonly string Sender = $"coalesce({string.Join(", ", Names)}, {SqlFunctions.ValuesIfAny("log.source.address")}[1], source)";

    /// <summary>In a CASE, since DuckDB may try the dear half of a conjunction first.</summary>
    static readonly string Parsed = $"(CASE WHEN flags & 16 = 16 THEN ({SqlFunctions.Values(ReparsedOf)})[1] END)";

    readonly StoreOptions _options;
    readonly ReadCommand _command;

    internal SenderReader(StoreOptions options, ReadCommand command) => (_options, _command) = (options, command);

    /// <summary>Frames received in a span, by sender and source. Seeded trials are left out.</summary>
    public Task<List<SenderActivity>> ActivityAsync(long fromMicros, long toMicros, CancellationToken abort) => _command.RowsAsync((files, parameters) =>
        Received(files, fromMicros, toMicros, "event_dataset, event_kind, received", parameters) is { } from
            ? "SELECT sender, source, coalesce(mode(event_dataset), ''), count(*), count_if(event_kind = 'pipeline_error')::BIGINT, epoch_us(max(received)) "
                + $"FROM ({from}) GROUP BY sender, source ORDER BY sender, source"
            : null,
        row => new SenderActivity(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)), abort);

    /// <summary>Frames received in a span, by sender, source and minute; minutes without any are left out.</summary>
    public Task<List<SenderMinute>> MinutesAsync(long fromMicros, long toMicros, CancellationToken abort) => _command.RowsAsync((files, parameters) =>
        Received(files, fromMicros, toMicros, $"epoch_us(received) // {UnixMicros.Minute} * {UnixMicros.Minute} AS minute", parameters) is { } from
            ? $"SELECT sender, source, minute, count(*) FROM ({from}) GROUP BY ALL" : null,
        row => new SenderMinute(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3)), abort);

    /// <summary>How many frames wait that no format understood, by sender; those that were understood later are not among them.</summary>
    public Task<List<SenderErrors>> ErrorsAsync(CancellationToken abort) => _command.RowsAsync((files, parameters) => Events(files, parameters) is { } from
            ? $"SELECT sender, source, count(*) FROM (SELECT {Sender} AS sender, source FROM {from} WHERE {Waiting(from)}) GROUP BY ALL ORDER BY sender, source" : null,
        row => new SenderErrors(row.GetString(0), row.GetString(1), row.GetInt64(2)), abort);

    /// <summary>Frames that wait, newest first.</summary>
    /// <param name="senders">Sender and source as <see cref="ErrorsAsync"/> gives them; null: all.</param>
    /// <param name="limit">Most frames.</param>
    /// <param name="before">The last of the page before: its received time and id; null: the newest.</param>
    /// <param name="abort">Stops it.</param>
    public Task<List<StoredEvent>> ErrorPageAsync(IReadOnlyCollection<SenderErrors>? senders, int limit, StoredEvent? before, CancellationToken abort) =>
        _command.RowsAsync((files, parameters) =>
        {
            if (Events(files, parameters) is not { } from) return null;
            var where = Waiting(from);
            if (senders is not null) where += $" AND list_contains({parameters.Add(senders.Select(Key).ToList())}, {Sender} || chr(31) || source)";
            if (before is not null) where += $" AND {Behind(before.Event, parameters)}";
            return $"SELECT {EventRowReader.Columns} FROM {from} WHERE {where} ORDER BY received DESC, id_high DESC, id_low DESC LIMIT {limit}";
        }, EventRowReader.Read, abort);

    static string Key(SenderErrors of) => $"{of.Sender}\u001F{of.Source}";

    static string Behind(EcsEvent last, SqlParameters parameters)
    {
        var (at, high, low) = ($"make_timestamp({parameters.Add(last.ReceivedMicros)})", parameters.Add(last.Id.High), parameters.Add(last.Id.Low));
        return $"(received < {at} OR (received = {at} AND (id_high < {high} OR (id_high = {high} AND id_low < {low}))))";
    }

    static string Waiting(string from) =>
        $"{Error} AND {SqlFunctions.IdText} NOT IN (SELECT {Parsed} FROM {from} WHERE flags >= 16 AND {Parsed} IS NOT NULL)";

    /// <summary>What was received in a span, with its sender. Frames that name nobody are sought apart, by conditions that the scan knows by itself:
    /// the long text in which their address lies is then not unpacked for all others.</summary>
    string? Received(DayCatalog.Snapshot files, long fromMicros, long toMicros, string columns, SqlParameters parameters)
    {
        if (Events(files.Received(fromMicros, toMicros), parameters) is not { } from) return null;
        var where = $"flags & 24 = 0 AND received >= make_timestamp({parameters.Add(fromMicros)}) AND received < make_timestamp({parameters.Add(toMicros)})";
        var named = $"coalesce({string.Join(", ", Names)})";
        return $"SELECT {named} AS sender, source, {columns} FROM {from} WHERE {where} AND {named} IS NOT NULL "
            + $"UNION ALL SELECT {Sender} AS sender, source, {columns} FROM {from} WHERE {where} AND {string.Join(" AND ", Names.Select(name => $"{name} IS NULL"))}";
    }

    string? Events(DayCatalog.Snapshot files, SqlParameters parameters) => DayTables.Union(_options, files, "events", null, null, parameters);
}
