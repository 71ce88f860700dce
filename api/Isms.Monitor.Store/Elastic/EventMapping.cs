using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Store.Elastic;

/// <summary>Which fields of an event have a mapping of their own: the ECS fields known at compile time, but objects. The set is closed, so no log can
/// make a new mapping.</summary>
static class EventMapping
{
    static readonly FrozenSet<ushort> Own = [.. EventColumn.Always.Select(column => column.Id.Value), FieldTable.Get(EventColumn.IdField).Value];

    static readonly bool[] Mapped = [.. Enumerable.Range(0, Ecs.Count).Select(id => Ecs.TypeOf(new FieldId((ushort)id)) != EcsType.Object && new FieldId((ushort)id) != Ecs.EventOriginal)];

    /// <summary>Written from the event itself, whatever a slot says.</summary>
    public static bool IsOwn(FieldId field) => Own.Contains(field.Value);

    public static bool IsMapped(FieldId field) => field.Value < Mapped.Length && Mapped[field.Value];

    /// <summary>A name as a key of a flattened field, which takes no NUL.</summary>
    public static string KeyOf(string name) => name.Contains('\0', StringComparison.Ordinal) ? name.Replace('\0', '\uFFFD') : name;

    /// <summary>Dotted names: Elasticsearch makes the objects.</summary>
    public static JsonObject Properties()
    {
        var properties = new JsonObject
        {
            // Found by its terms; as text of its own it would be there twice.
            ["event.original"] = new JsonObject { ["type"] = "keyword", ["index"] = false, ["doc_values"] = false },
            ["isms.logsource"] = Keyword(),
            ["isms.source"] = Keyword(),
            ["isms.seeded"] = Lenient("boolean"),
            [QueryTerms.Field] = new JsonObject { ["type"] = "keyword", ["doc_values"] = false },
            ["vendor"] = new JsonObject { ["type"] = "flattened", ["ignore_above"] = 8191 },
        };
        for (ushort id = 0; id < Ecs.Count; id++)
            if (IsMapped(new FieldId(id))) properties[new FieldId(id).Name] = Of(Ecs.TypeOf(new FieldId(id)));
        return properties;
    }

    static JsonObject Of(EcsType type) => type switch
    {
        EcsType.Ip => Lenient("ip"),
        EcsType.Long => Lenient("long"),
        EcsType.Double => Lenient("double"),
        EcsType.Boolean => Lenient("boolean"),
        EcsType.Date => Lenient("date"),
        EcsType.Text => new JsonObject { ["type"] = "text" },
        _ => Keyword(),
    };

    static JsonObject Keyword() => new() { ["type"] = "keyword", ["ignore_above"] = 8191 };

    static JsonObject Lenient(string type) => new() { ["type"] = type, ["ignore_malformed"] = true };
}
