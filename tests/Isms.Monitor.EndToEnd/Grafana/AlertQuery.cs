using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>The queries of the alert rules.</summary>
static class AlertQuery
{
    public static IEnumerable<JsonObject> Rules => DashboardFile.Items(Yaml.Read("alerting", "isms-monitor.yaml")["groups"]).SelectMany(group => DashboardFile.Items(group["rules"]));

    public static IEnumerable<GrafanaQuery> All(DateTimeOffset now) => Rules.Select(rule =>
    {
        var node = rule["data"]![0]!;
        var (to, seconds) = (now.ToUnixTimeMilliseconds(), (long)node["relativeTimeRange"]!["from"]!);
        var window = new TimeWindow(to - seconds * 1000, to, (long)node["model"]!["intervalMs"]!);
        return new GrafanaQuery($"alert/{rule["uid"]}", DataSource.All[(string)node["datasourceUid"]!], node["model"]!.AsObject(), window);
    });
}
