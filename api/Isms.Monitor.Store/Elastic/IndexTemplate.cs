using System.Text.Json.Nodes;

namespace Isms.Monitor.Store.Elastic;

/// <summary>The template of one kind of index.</summary>
/// <param name="Name">Also the beginning of the indices' names.</param>
/// <param name="IsDaily">Whether a day follows the name.</param>
/// <param name="Properties">The mapping of its fields; other fields are kept and not searched (<c>dynamic: false</c>).</param>
sealed record IndexTemplate(string Name, bool IsDaily, JsonObject Properties)
{
    /// <summary>Grows with each change of a mapping or setting.</summary>
    public const int Version = 1;

    /// <summary>Above Elastic's own <c>logs-*-*</c>, which has 100.</summary>
    const int Priority = 500;

    public static IReadOnlyList<IndexTemplate> All { get; } =
    [
        new(IndexName.Events, true, EventMapping.Properties()),
        new(IndexName.Matches, true, Fields("@timestamp:date event.ingested:date event.id:keyword rule.id:keyword rule.name:keyword rule.level:keyword rule.tags:keyword isms.controls:keyword isms.logsource:keyword")),
        new(IndexName.Alerts, true, Fields("@timestamp:date first:date last:date event.ingested:date rule.id:keyword rule.name:keyword rule.level:keyword count:long ended:boolean seeded:boolean "
            + "isms.controls:keyword threat.technique.id:keyword source.ip:keyword destination.ip:keyword host.name:keyword user.name:keyword")),
        new(IndexName.Dead, true, Fields("@timestamp:date isms.source:keyword isms.offset:long error.code:long error.message:keyword document.index:keyword document.id:keyword")),
        new(IndexName.Incidents, false, Fields("@timestamp:date id:keyword title:keyword severity:keyword state:keyword verdict:keyword owner:keyword first:date last:date due:date acknowledged:date contained:date "
            + "resolved:date closed:date alerts:long policy:keyword rule.name:keyword seconds.to_acknowledge:double seconds.to_contain:double seconds.to_resolve:double met.acknowledge:boolean met.contain:boolean met.resolve:boolean isms.controls:keyword isms.risks:keyword source.ip:keyword host.name:keyword user.name:keyword")),
        new(IndexName.Measurements, false, Fields("@timestamp:date kind:keyword kpi:keyword control:keyword risk:keyword objective:keyword theme:keyword title:keyword family:keyword owner:keyword counted:keyword unit:keyword reason:keyword from:date to:date numerator:double denominator:double n:long value:double low:double high:double target:double score.before:double score.after:double score.proposed:double state:keyword definition:keyword hash:keyword")),
        new(IndexName.Audit, false, Fields("@timestamp:date user.name:keyword event.action:keyword object.kind:keyword object.id:keyword")),
        new(IndexName.Config, false, Fields("kind:keyword id:keyword")),
    ];

    public JsonObject Body(ElasticOptions options) => new()
    {
        ["index_patterns"] = new JsonArray(IsDaily ? Name + "-*" : Name),
        ["priority"] = Priority,
        ["version"] = Version,
        ["_meta"] = new JsonObject { ["managed_by"] = "isms-monitor" },
        ["template"] = new JsonObject
        {
            ["settings"] = new JsonObject
            {
                ["number_of_shards"] = Name == IndexName.Events ? options.Shards : 1,
                ["number_of_replicas"] = options.Replicas,
                // Room for an upgrade; the mapping itself is closed.
                ["index.mapping.total_fields.limit"] = Math.Max(100, 2 * Properties.Count),
            },
            ["mappings"] = new JsonObject
            {
                ["dynamic"] = false,
                // The terms are made from the document; kept in it they would be half of it.
                ["_source"] = new JsonObject { ["excludes"] = new JsonArray(QueryTerms.Field) },
                ["properties"] = Properties.DeepClone(),
            },
        },
    };

    static JsonObject Fields(string list)
    {
        var properties = new JsonObject();
        foreach (var field in list.Split(' ').Select(field => field.Split(':')))
            properties[field[0]] = field[1] == "keyword" ? new JsonObject { ["type"] = "keyword", ["ignore_above"] = 8191 } : new JsonObject { ["type"] = field[1] };
        return properties;
    }
}
