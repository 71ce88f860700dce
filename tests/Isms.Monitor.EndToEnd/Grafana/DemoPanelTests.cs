using System.Globalization;
using System.Text.Json.Nodes;
using Isms.Monitor.EndToEnd.Grafana.Frames;
using Isms.Monitor.Store.Elastic;
using Isms.Monitor.Store.Tests.Elastic;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>The dashboards over the demo, once on a real Elasticsearch and once on the program's own endpoint.</summary>
public sealed class DemoPanelTests(StillDemo demo, ElasticsearchServer server) : IClassFixture<StillDemo>, IClassFixture<ElasticsearchServer>
{
    /// <summary>Two ways to estimate a percentile of few values agree to this share.</summary>
    const double PercentileShare = 0.05;

    /// <summary>KPIs that the demo does not measure: too few entities, a silent sensor. Such a panel says "not measured", and must on both.</summary>
    static readonly HashSet<string> Unmeasured = ["isms/controls, 'Inventory accuracy'", "soc/detection, 'Seeded trials found'"];

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Every_panel_and_variable_shows_the_same_from_both_and_none_is_empty()
    {
        server.Need();
        await demo.StartAsync();
        using var client = new HttpClient();
        await CopyAsync(client);
        var (own, elastic) = (new MultiSearch(demo.Client, demo.Url), new MultiSearch(client, server.Address.ToString().TrimEnd('/')));
        var problems = new List<string>();
        foreach (var dashboard in DashboardFile.All)
        {
            foreach (var panel in dashboard.Panels)
                problems.AddRange(await CompareAsync($"{dashboard}, '{panel["title"]}'", panel, [.. GrafanaQuery.OfPanel(dashboard, panel, demo.Now)], own, elastic));
            foreach (var query in GrafanaQuery.Of(dashboard, demo.Now).Where(query => dashboard.Variables.Any(variable => query.Name == $"{dashboard}/{variable["name"]}")))
                problems.AddRange(await CompareAsync(query.Name, [], [query], own, elastic));
        }
        foreach (var query in AlertQuery.All(demo.Now)) problems.AddRange(await CompareAsync(query.Name, [], [query], own, elastic));
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    async Task CopyAsync(HttpClient client)
    {
        using var connection = new ElasticConnection(new ElasticOptions { Nodes = [server.Address], Replicas = 0 });
        await LoadedElasticsearch.EmptyAsync(connection, Abort);
        var copy = new DocumentCopy(demo.Client, demo.Url, client, server.Address);
        var last = demo.Now.ToUnixTimeMilliseconds();
        foreach (var source in DataSource.All.Values) Assert.True(await copy.CopyAsync(source.Index, last - TimeWindow.Milliseconds("200d"), last, Abort) > 0, source.Index);
    }

    static async Task<IEnumerable<string>> CompareAsync(string name, JsonObject panel, IReadOnlyList<GrafanaQuery> queries, MultiSearch own, MultiSearch elastic)
    {
        var (one, two) = (new List<Frame>(), new List<Frame>());
        foreach (var query in queries)
        {
            one.AddRange(await own.FramesAsync(query, Abort));
            two.AddRange(await elastic.FramesAsync(query, Abort));
        }
        var (mine, real) = (Transformations.Apply(panel, one), Transformations.Apply(panel, two));
        if (!real.Any(frame => frame.HasValues) && !(Unmeasured.Contains(name) && !mine.Any(frame => frame.HasValues))) return [$"{name} is empty"];
        var share = queries.Any(query => DashboardFile.Items(query.Target["metrics"]).Any(metric => (string?)metric["type"] == "percentiles")) ? PercentileShare : 1e-9;
        return Difference(mine, real, share) is { } difference ? [$"{name}: {difference}"] : [];
    }

    /// <summary>Rows in any order: documents of one time come as each server keeps them.</summary>
    static string? Difference(IReadOnlyList<Frame> mine, IReadOnlyList<Frame> real, double share)
    {
        if (!mine.Select(frame => frame.Name).SequenceEqual(real.Select(frame => frame.Name))) return $"series {string.Join(", ", mine.Select(frame => frame.Name))} and {string.Join(", ", real.Select(frame => frame.Name))}";
        foreach (var (a, b) in mine.Zip(real))
        {
            if (!a.Columns.Select(column => column.Name).SequenceEqual(b.Columns.Select(column => column.Name))) return $"columns {string.Join(", ", a.Columns.Select(column => column.Name))} and {string.Join(", ", b.Columns.Select(column => column.Name))}";
            var (rows, others) = (Rows(a), Rows(b));
            if (rows.Count != others.Count) return $"{rows.Count} rows and {others.Count}";
            foreach (var (row, other) in rows.Zip(others))
                if (!row.Zip(other).All(pair => IsSame(pair.First, pair.Second, share))) return $"{Text(row)} and {Text(other)}";
        }
        return null;
    }

    static List<List<object?>> Rows(Frame frame) =>
        [.. Enumerable.Range(0, frame.Rows).Select(row => frame.Columns.Select(column => column.Values[row]).ToList()).OrderBy(Text, StringComparer.Ordinal)];

    static bool IsSame(object? a, object? b, double share) => (a, b) is (double x, double y) ? Math.Abs(x - y) <= share * Math.Max(Math.Abs(x), Math.Abs(y)) : Equals(a, b);

    static string Text(List<object?> row) => string.Join(" | ", row.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value ?? "-"}")));
}
