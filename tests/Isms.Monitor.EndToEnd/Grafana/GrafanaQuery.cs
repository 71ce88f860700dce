using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>One query that Grafana sends, with what is needed to read the answer.</summary>
/// <param name="Name">Dashboard, panel or variable, and refId.</param>
/// <param name="Source">Whom it is sent to.</param>
/// <param name="Target">With variables filled in.</param>
/// <param name="Window">Asked for.</param>
sealed record GrafanaQuery(string Name, DataSource Source, JsonObject Target, TimeWindow Window)
{
    /// <summary>Pixels of a column of the grid on a wide screen: a panel asks for about as many points as it has pixels.</summary>
    const int PixelsPerColumn = 75;

    /// <summary>Header and body of <c>_msearch</c>, each with its newline.</summary>
    public string Lines() => GrafanaTranslator.Translate(this);

    public static IEnumerable<GrafanaQuery> Of(DashboardFile dashboard, DateTimeOffset now) =>
        dashboard.Panels.SelectMany(panel => OfPanel(dashboard, panel, now)).Concat(dashboard.Variables.Where(IsQuery).Select(variable => OfVariable(dashboard, variable, now)));

    public static IEnumerable<GrafanaQuery> OfPanel(DashboardFile dashboard, JsonObject panel, DateTimeOffset now)
    {
        var values = Interpolation.Of(dashboard);
        foreach (var target in DashboardFile.Targets(panel))
        {
            var source = DataSource.All[(string)target["datasource"]!["uid"]!];
            var filled = (JsonObject)target.DeepClone();
            filled["query"] = values.Lucene((string?)target["query"] ?? "");
            yield return new GrafanaQuery($"{dashboard}/{(int)panel["id"]!:00}{target["refId"]}", source, filled, WindowOf(dashboard, panel, now, Points(panel), source));
        }
    }

    /// <summary>A variable's list of values: terms, 500 unless told, by key.</summary>
    static GrafanaQuery OfVariable(DashboardFile dashboard, JsonObject variable, DateTimeOffset now)
    {
        var source = DataSource.All[(string)variable["datasource"]!["uid"]!];
        var find = JsonNode.Parse((string)variable["query"]!)!;
        var order = (string?)find["orderBy"] == "doc_count" ? "_count" : "_key";
        var target = new JsonObject
        {
            ["refId"] = "A",
            ["query"] = Interpolation.Of(dashboard).Lucene((string?)find["query"] ?? ""),
            ["metrics"] = new JsonArray(new JsonObject { ["id"] = "2", ["type"] = "count" }),
            ["bucketAggs"] = new JsonArray(new JsonObject
            {
                ["id"] = "1", ["type"] = "terms", ["field"] = (string)find["field"]!,
                ["settings"] = new JsonObject { ["size"] = ((int?)find["size"] ?? 500).ToString(), ["order"] = (string?)find["order"] ?? "asc", ["orderBy"] = order },
            }),
        };
        return new GrafanaQuery($"{dashboard}/{variable["name"]}", source, target, WindowOf(dashboard, [], now, 1000, source));
    }

    public static bool IsQuery(JsonObject variable) => (string?)variable["type"] == "query";

    public static int Points(JsonObject panel) => (int?)panel["maxDataPoints"] ?? Math.Max(1, (int)panel["gridPos"]!["w"]!) * PixelsPerColumn;

    /// <summary>A panel may look at a range of its own.</summary>
    static TimeWindow WindowOf(DashboardFile dashboard, JsonObject panel, DateTimeOffset now, int points, DataSource source) =>
        TimeWindow.Of((string?)panel["timeFrom"] is { } own ? $"now-{own}" : (string)dashboard.Json["time"]!["from"]!, now, points, source.MinIntervalMs);
}
