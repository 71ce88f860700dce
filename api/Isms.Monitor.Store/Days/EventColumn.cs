using System.Collections.Frozen;
using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Days;

/// <summary>A column of the events table that holds one field. What does not fit a column (several values, another type) goes
/// whole into <c>rest</c>, and the row's flags say so: <see cref="EventFlags.Overflow"/>.</summary>
/// <param name="Field">Name of the field.</param>
/// <param name="Column">Name of the column; for addresses without <c>_high</c> and <c>_low</c>.</param>
/// <param name="Kind">What the column holds.</param>
sealed record EventColumn(string Field, string Column, ColumnKind Kind)
{
    /// <summary>Between the values of a <see cref="ColumnKind.Many"/> column: ASCII's unit separator.</summary>
    public const char Separator = '\u001F';

    /// <summary>Fields that most queries, rules and dashboards use, in the order of the table.</summary>
    public static readonly IReadOnlyList<EventColumn> Hot =
    [
        Of("event.kind"), Of("event.category", ColumnKind.Many), Of("event.type", ColumnKind.Many), Of("event.outcome"), Of("event.action"),
        Of("event.code"), Of("event.dataset"), Of("event.severity", ColumnKind.Long),
        Of("source.ip", ColumnKind.Address), Of("source.port", ColumnKind.Long),
        Of("destination.ip", ColumnKind.Address), Of("destination.port", ColumnKind.Long),
        Of("network.transport"), Of("network.direction"), Of("observer.name"), Of("observer.hostname"), Of("observer.vendor"), Of("observer.product"),
        Of("host.name"), Of("user.name"), Of("process.name"), Of("rule.name"), Of("url.domain"), Of("file.name"), Of("file.hash.sha256"), Of("message"),
        // Not asked for so often, but on nearly every line of a firewall: as JSON they would be the larger part of a row.
        Of("event.module"), Of("log.level"), Of("log.file.path"), Of("log.syslog.priority", ColumnKind.Long), Of("log.syslog.facility.code", ColumnKind.Long),
        Of("log.syslog.severity.code", ColumnKind.Long), Of("host.hostname"), Of("observer.type"), Of("network.iana_number"), Of("network.community_id"),
        Of("source.address"), Of("source.zone"), Of("destination.address"), Of("destination.zone"),
        Of("observer.ingress.interface.name"), Of("observer.egress.interface.name"),
    ];

    /// <summary>Columns that are part of every event; a query reaches them by these names.</summary>
    public static readonly IReadOnlyList<EventColumn> Always =
    [
        new("@timestamp", "ts", ColumnKind.Micros), new("event.ingested", "received", ColumnKind.Micros),
        new("event.original", "original", ColumnKind.Text), new("isms.logsource", "log_source", ColumnKind.Text),
        new("isms.source", "source", ColumnKind.Text),
    ];

    /// <summary>The identity of an event as a field: 32 hexadecimal digits.</summary>
    public const string IdField = "_id";

    static readonly FrozenDictionary<string, EventColumn> ByField = Hot.Concat(Always).ToFrozenDictionary(column => column.Field);

    public bool IsHot => Hot.Contains(this);

    public FieldId Id { get; } = FieldTable.Get(Field);

    public static EventColumn? Find(string field) => ByField.GetValueOrDefault(field);

    static EventColumn Of(string field, ColumnKind kind = ColumnKind.Text) => new(field, field.Replace('.', '_'), kind);
}
