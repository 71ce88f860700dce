using System.Text.Json;
using System.Text.Json.Nodes;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Search;

namespace Isms.Monitor.Store.Elastic;

/// <summary>An alert as a document: one an alert, of its last revision.</summary>
static class AlertDocument
{
    /// <summary>Entity fields that the template has.</summary>
    static readonly string[] Entities = ["source.ip", "destination.ip", "host.name", "user.name"];

    public static SearchDocument Of(Alert alert)
    {
        var document = new JsonObject
        {
            ["@timestamp"] = UnixMicros.ToText(alert.FirstMicros),
            ["first"] = UnixMicros.ToText(alert.FirstMicros),
            ["last"] = UnixMicros.ToText(alert.LastMicros),
            ["event.ingested"] = UnixMicros.ToText(alert.ReceivedMicros),
            ["rule.id"] = alert.Rule.Id,
            ["rule.name"] = alert.Rule.Name,
            ["rule.level"] = JsonNamingPolicy.CamelCase.ConvertName(alert.Rule.Level.ToString()),
            ["count"] = alert.Count,
            ["ended"] = alert.Ended,
            ["seeded"] = alert.Seeded,
            ["isms.controls"] = Texts(alert.Rule.Controls),
            ["threat.technique.id"] = Texts(alert.Rule.Techniques),
        };
        foreach (var entity in Entities)
            if (alert.Entities.TryGetValue(entity, out var values)) document[entity] = Texts(values);
        // The index of its opening day, so that every revision of it is in the same.
        return new SearchDocument(IndexName.Of(IndexName.Alerts, alert.FirstMicros), document);
    }

    internal static JsonArray Texts(IEnumerable<string> values) => [.. values.Select(value => JsonValue.Create(value))];
}
