using System.Text.Json.Nodes;
using Isms.Monitor.Store.Elastic;

namespace Isms.Monitor.EndToEnd.Grafana.Lint;

/// <summary>Which fields the indices of a data source have, from the templates that the program installs.</summary>
static class FieldCatalog
{
    static readonly string[] Numbers = ["long", "double"];

    /// <summary>Null: the field has no mapping, so it is found by nothing.</summary>
    public static string? TypeOf(DataSource source, string field) => PropertyOf(source, field)?["type"]?.GetValue<string>();

    public static bool IsSearchable(DataSource source, string field) => PropertyOf(source, field) is { } property && (bool?)property["index"] != false;

    /// <summary>Why an aggregation cannot use a field; null: it can.</summary>
    /// <param name="source">Whose indices.</param>
    /// <param name="field">Dotted name.</param>
    /// <param name="aggregation">Type of the bucket or metric.</param>
    public static string? Problem(DataSource source, string field, string aggregation)
    {
        if (PropertyOf(source, field) is not { } property) return $"field '{field}' is not in the template of {source}";
        var type = (string)property["type"]!;
        var fits = aggregation switch
        {
            "date_histogram" => type == "date",
            "avg" => Numbers.Contains(type) || type == "boolean",
            "sum" or "percentiles" or "extended_stats" or "histogram" => Numbers.Contains(type),
            "min" or "max" => Numbers.Contains(type) || type == "date",
            _ => type != "text",
        };
        return !fits || (bool?)property["doc_values"] == false ? $"field '{field}' of type {type} cannot be used by {aggregation}" : null;
    }

    static JsonObject? PropertyOf(DataSource source, string field) => IndexTemplate.All.First(template => template.Name == source.Index.TrimEnd('*', '-')).Properties[field]?.AsObject();
}
