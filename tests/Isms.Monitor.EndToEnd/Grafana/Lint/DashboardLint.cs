using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana.Lint;

/// <summary>What is wrong with dashboards: a sentence for each. Every rule stands for dashboards that failed in use.</summary>
static class DashboardLint
{
    public static IReadOnlyList<string> Check(IReadOnlyList<DashboardFile> dashboards) => [.. dashboards.SelectMany(Check), .. Together(dashboards)];

    public static IEnumerable<string> Check(DashboardFile dashboard) =>
        IdentityLint.Check(dashboard.Json)
            .Concat(dashboard.Panels.SelectMany(panel => PanelLint.Check(panel).Concat(QueryLint.Check(panel, dashboard)).Select(sentence => $"panel {panel["id"]}: {sentence}")))
            .Concat(LayoutLint.Check(dashboard.Json)).Concat(VariableLint.Check(dashboard)).Concat(LinkLint.Check(dashboard))
            .Select(sentence => $"{dashboard}: {sentence}");

    static IEnumerable<string> Together(IReadOnlyList<DashboardFile> dashboards) =>
        dashboards.GroupBy(dashboard => (string?)dashboard.Json["uid"]).Where(same => same.Count() > 1).Select(same => $"{string.Join(", ", same)}: the same uid '{same.Key}'.")
            .Concat(dashboards.GroupBy(dashboard => (dashboard.Folder, dashboard.Title)).Where(same => same.Count() > 1).Select(same => $"{string.Join(", ", same)}: the same title '{same.Key.Title}' in one folder stops the provider."));

    /// <summary>Why something does not name a data source that is provisioned; null: it does.</summary>
    public static string? SourceProblem(JsonNode? source) =>
        (string?)source?["type"] != "elasticsearch" ? "the data source's type is not elasticsearch"
        : (string?)source["uid"] is { } uid && (uid == "${datasource}" || DataSource.All.ContainsKey(uid)) ? null : $"the data source '{source["uid"]}' is not provisioned";
}
