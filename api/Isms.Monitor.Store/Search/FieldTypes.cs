using System.Collections.Frozen;
using Isms.Monitor.Store.Elastic;

namespace Isms.Monitor.Store.Search;

/// <summary>The fields that an index can be searched by: those of its template in Elasticsearch, and no others. Only these names reach SQL.</summary>
sealed class FieldTypes
{
    readonly FrozenDictionary<string, FieldKind> _kinds;

    FieldTypes(IndexTemplate template) => _kinds = template.Properties
        .Where(property => property.Key != QueryTerms.Field && (bool?)property.Value!["index"] != false)
        .ToFrozenDictionary(property => property.Key, property => OfType((string)property.Value!["type"]!));

    public static FieldTypes Of(string index) => new(IndexTemplate.All.Single(template => template.Name == index));

    public IEnumerable<(string Name, FieldKind Kind)> All => _kinds.Where(one => one.Value != FieldKind.None).Select(one => (one.Key, one.Value)).OrderBy(one => one.Key, StringComparer.Ordinal);

    public FieldKind KindOf(string field) => _kinds.GetValueOrDefault(field);

    /// <summary>As Elasticsearch calls it.</summary>
    public static string NameOf(FieldKind kind) => kind.ToString().ToLowerInvariant();

    static FieldKind OfType(ReadOnlySpan<char> type) => type switch
    {
        "keyword" => FieldKind.Keyword,
        "text" => FieldKind.Text,
        "ip" => FieldKind.Ip,
        "long" => FieldKind.Long,
        "double" => FieldKind.Double,
        "boolean" => FieldKind.Boolean,
        "date" => FieldKind.Date,
        _ => FieldKind.None,
    };
}
