using System.Text.Json;
using System.Text.Json.Nodes;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Elastic;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Search;

/// <summary>The matches of the day files: one for each event and rule.</summary>
sealed class MatchTable(StoreOptions options, EventReader reader) : SearchTable(IndexName.Matches)
{
    public override string Id => $"({SqlFunctions.IdText} || '-' || rule_id)";

    public override string? From(DayCatalog.Snapshot files, TimeBounds times, SqlParameters parameters) =>
        DayTables.Union(options, files, "matches", null, null, parameters);

    public override async Task<IReadOnlyDictionary<string, SearchDocument>> DocumentsAsync(IReadOnlyList<string> ids, CancellationToken abort)
    {
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        var events = ids.Select(id => EventId.TryParse(id.AsSpan(0, 32).ToString(), out var known) ? known : throw new FormatException(id)).Distinct().ToList();
        var found = new Dictionary<string, SearchDocument>(StringComparer.Ordinal);
        foreach (var match in await reader.MatchesOfAsync(events, abort))
            if ($"{match.Event}-{match.Rule.Id}" is var id && wanted.Contains(id)) found.TryAdd(id, new SearchDocument(IndexName.Of(IndexName.Matches, match.ReceivedMicros), Of(match)));
        return found;
    }

    public override SearchField Field(string name)
    {
        var kind = Types.KindOf(name);
        return name switch
        {
            "@timestamp" => Single(kind, "epoch_ms(ts)::DOUBLE"),
            "event.ingested" => Single(kind, "epoch_ms(received)::DOUBLE"),
            "event.id" => Single(kind, SqlFunctions.IdText),
            "rule.id" => Single(kind, "rule_id"),
            "rule.name" => Single(kind, "rule_name"),
            "rule.level" => Single(kind, "rule_level"),
            "isms.controls" => SearchField.OfTexts(kind, "json_extract_string(rule, '$.controls[*]')"),
            _ => SearchField.Unmapped,
        };
    }

    static JsonObject Of(Match match) => new()
    {
        ["@timestamp"] = UnixMicros.ToText(match.TimestampMicros),
        ["event.ingested"] = UnixMicros.ToText(match.ReceivedMicros),
        ["event.id"] = match.Event.ToString(),
        ["rule.id"] = match.Rule.Id,
        ["rule.name"] = match.Rule.Name,
        ["rule.level"] = JsonNamingPolicy.CamelCase.ConvertName(match.Rule.Level.ToString()),
        ["isms.controls"] = new JsonArray([.. match.Rule.Controls.Select(control => JsonValue.Create(control))]),
    };

    static SearchField Single(FieldKind kind, string value) => new(kind, $"[{value}]", value);
}
