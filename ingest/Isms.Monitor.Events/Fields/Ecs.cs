using System.Collections.Frozen;

namespace Isms.Monitor.Events;

/// <summary>The ECS fields that are known at compile time, one property each, and their types.</summary>
/// <remarks>Names and types: Elastic Common Schema 9.x (facts). The list is the part of ECS that logs of networks, hosts,
/// mail and web fill; <c>ecs.tsv</c> beside this file holds it in the order of the ids, and a test compares both.</remarks>
public static partial class Ecs
{
    static readonly (string Name, EcsType Type)[] Table = ReadTable();

    /// <summary>How many fields are known; ids run from 0 to one less.</summary>
    public static int Count => Table.Length;

    internal static IEnumerable<string> Names => Table.Select(row => row.Name);

    /// <summary>The type of a field; a vendor's field is a keyword.</summary>
    public static EcsType TypeOf(FieldId field) => field.Value < Table.Length ? Table[field.Value].Type : EcsType.Keyword;

    /// <summary>What ECS allows in a field, or null where it does not restrict it.</summary>
    public static FrozenSet<string>? AllowedValues(FieldId field) =>
        field == EventKind ? Kinds : field == EventCategory ? Categories : field == EventType ? Types : field == EventOutcome ? Outcomes : null;

    static readonly FrozenSet<string> Kinds = FrozenSet.Create(
        "alert", "asset", "enrichment", "event", "metric", "state", "pipeline_error", "signal");

    static readonly FrozenSet<string> Categories = FrozenSet.Create(
        "api", "authentication", "configuration", "database", "driver", "email", "file", "host", "iam", "intrusion_detection", "library",
        "malware", "network", "package", "process", "registry", "session", "threat", "vulnerability", "web");

    static readonly FrozenSet<string> Types = FrozenSet.Create(
        "access", "admin", "allowed", "change", "connection", "creation", "deletion", "denied", "device", "end", "error", "group",
        "indicator", "info", "installation", "protocol", "start", "user");

    static readonly FrozenSet<string> Outcomes = FrozenSet.Create("failure", "success", "unknown");

    static (string, EcsType)[] ReadTable()
    {
        using var stream = typeof(Ecs).Assembly.GetManifestResourceStream("ecs.tsv")!;
        using var reader = new StreamReader(stream);
        var rows = new List<(string, EcsType)>();
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t');
            rows.Add((line[..tab], TypeNamed(line[(tab + 1)..])));
        }
        return [.. rows];
    }

    static EcsType TypeNamed(string name) => name switch
    {
        "ip" => EcsType.Ip,
        "long" or "integer" => EcsType.Long,
        "double" or "float" or "scaled_float" => EcsType.Double,
        "boolean" => EcsType.Boolean,
        "date" => EcsType.Date,
        "match_only_text" => EcsType.Text,
        "object" or "nested" or "flattened" or "geo_point" => EcsType.Object,
        _ => EcsType.Keyword,
    };
}
