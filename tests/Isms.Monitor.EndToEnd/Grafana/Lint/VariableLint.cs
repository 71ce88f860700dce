using System.Text.Json;
using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana.Lint;

/// <summary>Variables, and the data sources of annotations.</summary>
static class VariableLint
{
    public static IEnumerable<string> Check(DashboardFile dashboard)
    {
        foreach (var same in dashboard.Variables.GroupBy(variable => (string?)variable["name"]))
            if (string.IsNullOrEmpty(same.Key) || same.Count() > 1) yield return $"the variable '{same.Key}' is not there once.";
        foreach (var variable in dashboard.Variables.Where(GrafanaQuery.IsQuery))
            foreach (var sentence in CheckQuery(variable, dashboard)) yield return $"variable '{variable["name"]}': {sentence}";
        foreach (var annotation in dashboard.Annotations)
            if (DashboardLint.SourceProblem(annotation["datasource"]) is { } problem) yield return $"annotation '{annotation["name"]}': {problem}.";
    }

    static IEnumerable<string> CheckQuery(JsonObject variable, DashboardFile dashboard)
    {
        if ((int?)variable["refresh"] != 2) yield return "refresh is not 2, so its values stay those of another time range.";
        if ((bool?)variable["includeAll"] == true && string.IsNullOrEmpty((string?)variable["allValue"])) yield return "it has All and no allValue: an empty list would find nothing.";
        if (DashboardLint.SourceProblem(variable["datasource"]) is { } problem)
        {
            yield return $"{problem}.";
            yield break;
        }
        var source = DataSource.All[(string)variable["datasource"]!["uid"]!];
        if (Parse((string?)variable["query"]) is not { } find || (string?)find["find"] != "terms" || (string?)find["field"] is not { } field)
        {
            yield return "its query is no {\"find\":\"terms\",\"field\":…}.";
            yield break;
        }
        if (FieldCatalog.Problem(source, field, "terms") is { } unusable) yield return $"{unusable}.";
        if ((string?)find["query"] is { Length: > 0 } text)
            foreach (var sentence in QueryLint.Text(text, source, dashboard)) yield return sentence;
    }

    static JsonNode? Parse(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
