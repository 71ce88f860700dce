using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana.Lint;

/// <summary>What a person needs to read a panel, and that nothing measured is never shown as good.</summary>
static class PanelLint
{
    public static IEnumerable<string> Check(JsonObject panel)
    {
        if (string.IsNullOrWhiteSpace((string?)panel["title"])) yield return "it has no title.";
        if (string.IsNullOrWhiteSpace((string?)panel["description"])) yield return "it has no description.";
        var defaults = panel["fieldConfig"]?["defaults"];
        if (string.IsNullOrWhiteSpace((string?)defaults?["unit"])) yield return "it has no unit.";
        if (string.IsNullOrWhiteSpace((string?)defaults?["noValue"])) yield return "it has no noValue: an empty panel does not say that nothing was measured.";
        if (DashboardLint.SourceProblem(panel["datasource"]) is { } problem) yield return $"{problem}.";
        if (!DashboardFile.Targets(panel).Any()) yield return "it has no target.";
        foreach (var steps in Thresholds(panel))
            if (DashboardFile.Items(steps).FirstOrDefault() is not { } first || first["value"] is not null) yield return "the first threshold has a value: what lies below it would have no colour.";
        foreach (var mapping in DashboardFile.Items(defaults?["mappings"]))
            if ((string?)mapping["type"] == "special") yield return "a special mapping turns a missing value into something else.";
        foreach (var transformation in DashboardFile.Items(panel["transformations"]))
            if (!Frames.Transformations.Known.Contains((string?)transformation["id"])) yield return $"transformation '{transformation["id"]}' is not one that is tested.";
    }

    static IEnumerable<JsonNode?> Thresholds(JsonObject panel) =>
        DashboardFile.Items(panel["fieldConfig"]?["overrides"]).SelectMany(each => DashboardFile.Items(each["properties"]))
            .Where(property => (string?)property["id"] == "thresholds").Select(property => property["value"]?["steps"]).Prepend(panel["fieldConfig"]?["defaults"]?["thresholds"]?["steps"]);
}
