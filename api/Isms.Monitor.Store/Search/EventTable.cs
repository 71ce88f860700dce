using System.Text.Json.Nodes;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Elastic;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Search;

/// <summary>The events of the day files, with the fields that they have in Elasticsearch.</summary>
sealed class EventTable(StoreOptions options, EventReader reader) : SearchTable(IndexName.Events)
{
    /// <summary>Fields that no format knows beforehand; <c>flattened</c> there.</summary>
    const string Vendor = "vendor.";

    public override string Id => SqlFunctions.IdText;

    /// <summary>With the span as conditions on the column itself, by which DuckDB leaves out row groups.</summary>
    public override string? From(DayCatalog.Snapshot files, TimeBounds times, SqlParameters parameters)
    {
        if (DayTables.Union(options, files, "events", times.FromMicros, times.ToMicros, parameters) is not { } from) return null;
        var where = "true";
        if (times.FromMicros is { } start) where += $" AND ts >= make_timestamp({parameters.Add(start)})";
        if (times.ToMicros is { } end) where += $" AND ts < make_timestamp({parameters.Add(end)})";
        return $"(SELECT * FROM {from} WHERE {where})";
    }

    public override async Task<IReadOnlyDictionary<string, SearchDocument>> DocumentsAsync(IReadOnlyList<string> ids, CancellationToken abort)
    {
        var found = await reader.GetAsync([.. ids.Select(id => EventId.TryParse(id, out var known) ? known : throw new FormatException(id))], abort);
        var (document, bytes) = (new EventDocument(), new JsonBytes());
        return found.ToDictionary(one => one.Event.Id.ToString(), one =>
        {
            bytes.Clear();
            document.Write(bytes, one.Event, one.Source, (one.Flags & EventFlags.Seed) != 0);
            var source = JsonNode.Parse(bytes.Written)!.AsObject();
            source.Remove(QueryTerms.Field);
            return new SearchDocument(IndexName.Of(IndexName.Events, one.Event.ReceivedMicros), source);
        }, StringComparer.Ordinal);
    }

    public override SearchField Field(string name)
    {
        if (name.StartsWith(Vendor, StringComparison.Ordinal)) return OfVendor(name[Vendor.Length..]);
        if (Types.KindOf(name) is var kind && kind == FieldKind.None) return SearchField.Unmapped;
        return name switch
        {
            "@timestamp" => Single(kind, "epoch_ms(ts)::DOUBLE"),
            "event.ingested" => Single(kind, "epoch_ms(received)::DOUBLE"),
            "isms.logsource" => Single(kind, "nullif(log_source, '')"),
            "isms.source" => Single(kind, "nullif(source, '')"),
            "isms.seeded" => Single(kind, $"CASE WHEN flags & {(int)EventFlags.Seed} <> 0 THEN 1.0::DOUBLE END"),
            _ => EventColumn.Find(name) is { IsHot: true } column ? OfColumn(kind, column) : SearchField.OfTexts(kind, SqlFunctions.ValuesIfAny(name)),
        };
    }

    SearchField OfVendor(string name) =>
        FieldName.IsValid(name) && Types.KindOf(name) == FieldKind.None && EventColumn.Find(name) is null ? SearchField.OfTexts(FieldKind.Keyword, SqlFunctions.ValuesIfAny(name)) : SearchField.Unmapped;

    static SearchField Single(FieldKind kind, string value) => new(kind, $"(CASE WHEN {value} IS NOT NULL THEN [{value}] END)", value);

    /// <summary>The column as it lies there where its type is the field's; by its text otherwise.</summary>
    static SearchField OfColumn(FieldKind kind, EventColumn column)
    {
        var rest = SearchField.ListOf(kind, SqlFunctions.ValuesIfAny(column.Field));
        var typed = (column.Kind, kind) switch
        {
            (ColumnKind.Text, FieldKind.Keyword or FieldKind.Text) => column.Column,
            (ColumnKind.Long, FieldKind.Long) => $"{column.Column}::DOUBLE",
            (ColumnKind.Address, FieldKind.Ip) => SqlFunctions.AddressText(column.Column),
            _ => null,
        };
        if (typed is null) return SearchField.OfTexts(kind, FieldValuesSql.List(column.Field));
        var there = column.Kind == ColumnKind.Address ? $"{column.Column}_low" : column.Column;
        return new SearchField(kind, $"(CASE WHEN {there} IS NOT NULL THEN [{typed}] WHEN flags & 1 = 1 THEN {rest} END)")
        {
            Column = typed, Rest = rest, Address = kind == FieldKind.Ip ? column.Column : null,
        };
    }
}
