using Isms.Monitor.EndToEnd.Grafana.Frames;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>A real Elasticsearch with a document of every kind takes every request of the dashboards and the alert rules.</summary>
public sealed class ElasticPanelTests(LoadedElasticsearch server) : IClassFixture<LoadedElasticsearch>
{
    public static TheoryData<string> Names => [.. DashboardFile.All.Select(dashboard => dashboard.ToString())];

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_panel_shows_something_and_every_column_that_it_orders_is_there(string name)
    {
        server.Need();
        var dashboard = DashboardFile.All.Single(each => each.ToString() == name);
        foreach (var panel in dashboard.Panels)
        {
            var frames = new List<Frame>();
            foreach (var query in GrafanaQuery.OfPanel(dashboard, panel, LoadedElasticsearch.Now)) frames.AddRange(await server.Search.FramesAsync(query, Abort));
            var shown = Transformations.Apply(panel, frames);
            // The sample holds one measure that was never measured.
            if ((string?)panel["title"] == "Dead rules") Assert.DoesNotContain(shown, frame => frame.HasValues);
            else Assert.True(shown.Any(frame => frame.HasValues), $"{name}, panel {panel["id"]} '{panel["title"]}' is empty");
            foreach (var missing in Named(panel).Except(shown.SelectMany(frame => frame.Columns.Select(column => column.Name).Append(frame.Name))))
                Assert.Fail($"{name}, panel {panel["id"]} '{panel["title"]}' has no column or series '{missing}', only {string.Join(", ", shown.SelectMany(frame => frame.Columns.Select(column => column.Name).Append(frame.Name)).Distinct())}");
        }
    }

    [Fact]
    public async Task Every_variable_has_values()
    {
        server.Need();
        foreach (var dashboard in DashboardFile.All)
            foreach (var query in GrafanaQuery.Of(dashboard, LoadedElasticsearch.Now).Where(query => dashboard.Variables.Any(variable => query.Name == $"{dashboard}/{variable["name"]}")))
                Assert.True((await server.Search.FramesAsync(query, Abort)).Single().Rows > 1, query.Name);
    }

    [Fact]
    public async Task Every_alert_rule_counts()
    {
        server.Need();
        foreach (var query in AlertQuery.All(LoadedElasticsearch.Now))
            Assert.All(await server.Search.FramesAsync(query, Abort), frame => Assert.All(frame.Columns[1].Values, value => Assert.IsType<double>(value)));
    }

    /// <summary>Names in overrides and renamings; levels and states may be absent from a sample.</summary>
    static IEnumerable<string> Named(System.Text.Json.Nodes.JsonObject panel) =>
        (string?)panel["type"] != "table" ? [] : DashboardFile.Items(panel["transformations"]).Where(each => (string?)each["id"] == "organize")
            .SelectMany(each => each["options"]!["renameByName"]!.AsObject().Select(name => (string)name.Value!));
}
