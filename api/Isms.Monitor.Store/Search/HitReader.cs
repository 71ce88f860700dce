using System.Text.Json.Nodes;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Search;

/// <summary>The documents of an answer: first their ids in order, then those few themselves.</summary>
sealed class HitReader(ReadCommand command, SearchTable table, SearchRequest request, TimeBounds times, DateTimeOffset now, CancellationToken abort)
{
    public async Task<(long Total, JsonArray Hits)> ReadAsync()
    {
        var total = (await command.RowsAsync((files, parameters) => From(files, parameters) is { } from ? $"SELECT count(*) FROM {from}" : null, row => row.GetInt64(0), abort)).Sum();
        if (request.Size == 0) return (total, []);
        var found = await command.RowsAsync(Page, row => (Id: row.GetString(0), Sort: Enumerable.Range(1, request.Sort.Count).Select(at => row.IsDBNull(at) ? null : row.GetValue(at)).ToList()), abort);
        var documents = await table.DocumentsAsync([.. found.Select(one => one.Id)], abort);
        return (total, [.. found.Where(one => documents.ContainsKey(one.Id)).Select(one => Hit(one.Id, documents[one.Id], one.Sort))]);
    }

    string? From(DayCatalog.Snapshot files, SqlParameters parameters) =>
        table.From(files, times, parameters) is { } from ? $"{from} WHERE {new ClauseSql(table, now, parameters).Where(request.Query)}" : null;

    string? Page(DayCatalog.Snapshot files, SqlParameters parameters)
    {
        if (From(files, parameters) is not { } from) return null;
        var keys = request.Sort.Select(KeyOf).ToList();
        var columns = string.Concat(keys.Select((key, at) => $", {key} AS s{at}"));
        var order = string.Concat(request.Sort.Select((sort, at) => $"s{at} {(sort.IsDescending ? "DESC" : "ASC")} NULLS {(sort.IsMissingFirst ? "FIRST" : "LAST")}, "));
        return $"SELECT id{string.Concat(keys.Select((_, at) => $", s{at}"))} FROM (SELECT {table.Id} AS id{columns} FROM {from}) ORDER BY {order}id LIMIT {request.Size} OFFSET {request.From}";
    }

    string KeyOf(SortKey sort)
    {
        if (sort.Field is "_doc" or "_score") return "0::BIGINT";
        var field = table.Field(sort.Field);
        if (field.Kind == FieldKind.Text) throw SearchException.Wrong($"'{sort.Field}' is a text: nothing is ordered by it.", "Use a keyword, number, address or time.");
        // An address that an order cannot use has the order of its bits, which its text has not.
        if (field.Kind == FieldKind.Ip) throw SearchException.Unknown("an order by an address");
        return field.Single ?? (sort.IsDescending ? $"list_max({field.List})" : $"list_min({field.List})");
    }

    JsonObject Hit(string id, SearchDocument document, IReadOnlyList<object?> sort)
    {
        var hit = new JsonObject { ["_index"] = document.Index, ["_id"] = id, ["_score"] = request.Sort.Count > 0 ? null : 1.0 };
        var fields = FieldsOf(document.Source);
        if (request.Source is { } wanted) hit["_source"] = wanted.Count == 0 ? document.Source : Part(document.Source, wanted);
        if (fields.Count > 0) hit["fields"] = fields;
        if (request.Sort.Count > 0) hit["sort"] = new JsonArray([.. sort.Select((value, at) => Sorted(value, table.Field(request.Sort[at].Field).Kind))]);
        return hit;
    }

    static JsonNode? Sorted(object? value, FieldKind kind) => value switch
    {
        string text => JsonValue.Create(text),
        double number when kind == FieldKind.Double => JsonValue.Create(number),
        double number => JsonValue.Create((long)number),
        long number => JsonValue.Create(number),
        _ => null,
    };

    JsonObject FieldsOf(JsonObject source)
    {
        var fields = new JsonObject();
        foreach (var (wanted, format) in request.Fields)
            foreach (var (name, value) in source.Where(member => Matches(wanted, member.Key) && member.Value is not (null or JsonObject) && table.Types.KindOf(member.Key) != FieldKind.None).ToList())
                if (!fields.ContainsKey(name)) fields[name] = new JsonArray([.. JsonShape.Many(value).Where(one => one is not null).Select(one => ValueOf(one!, table.Types.KindOf(name), format))]);
        return fields;
    }

    static JsonNode? ValueOf(JsonNode value, FieldKind kind, string format) =>
        kind == FieldKind.Date && UnixMicros.TryParse(value.ToString(), out var micros) && format is "" or "epoch_millis" or "strict_date_optional_time" or "date_optional_time"
            ? JsonValue.Create(KeyText.Time(Math.Floor(micros / 1000d), format, default))
            : value.DeepClone();

    static JsonObject Part(JsonObject source, IReadOnlyList<string> wanted) =>
        new(source.Where(member => wanted.Any(name => Matches(name, member.Key))).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    static bool Matches(string pattern, string name) =>
        pattern == name || pattern == "*" || (pattern.EndsWith('*') && name.StartsWith(pattern[..^1], StringComparison.Ordinal)) || name.StartsWith(pattern + ".", StringComparison.Ordinal);
}
