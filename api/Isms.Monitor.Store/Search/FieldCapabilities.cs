using System.Text.Json.Nodes;

namespace Isms.Monitor.Store.Search;

/// <summary>What the fields of an index are, in the two forms that clients ask for.</summary>
public static class FieldCapabilities
{
    /// <summary>The answer to <c>_field_caps</c>.</summary>
    /// <param name="pattern">The index.</param>
    /// <param name="fields">Names and patterns with <c>*</c>, separated by commas.</param>
    /// <exception cref="SearchException">ISMS4052.</exception>
    public static JsonObject Of(string pattern, string fields)
    {
        var index = SearchIndex.Of(pattern);
        var wanted = fields.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var all = FieldTypes.Of(index).All.Where(field => wanted.Any(name => name == field.Name || (name.EndsWith('*') && field.Name.StartsWith(name[..^1], StringComparison.Ordinal))));
        return new JsonObject
        {
            ["indices"] = new JsonArray(index),
            ["fields"] = new JsonObject(all.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)new JsonObject { [FieldTypes.NameOf(field.Kind)] = Capability(field.Kind) }))),
        };
    }

    /// <summary>The answer to <c>_mapping</c>; dotted names stay as they are.</summary>
    /// <exception cref="SearchException">ISMS4052.</exception>
    public static JsonObject Mapping(string pattern)
    {
        var index = SearchIndex.Of(pattern);
        var fields = FieldTypes.Of(index).All.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)new JsonObject { ["type"] = FieldTypes.NameOf(field.Kind) }));
        return new JsonObject { [index] = new JsonObject { ["mappings"] = new JsonObject { ["properties"] = new JsonObject(fields) } } };
    }

    static JsonObject Capability(FieldKind kind) => new()
    {
        ["type"] = FieldTypes.NameOf(kind), ["metadata_field"] = false, ["searchable"] = true, ["aggregatable"] = kind != FieldKind.Text,
    };
}
