namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>What Grafana sends for every panel and variable of a dashboard, in their order. <c>UPDATE_GOLDEN=1</c> writes the files anew.</summary>
public sealed class GrafanaGoldenTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "tests", "data", "grafana");
    static readonly DateTimeOffset Now = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Names => [.. DashboardFile.All.Select(dashboard => dashboard.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_requests_of_a_dashboard_are_as_expected(string name)
    {
        var queries = GrafanaQuery.Of(DashboardFile.All.Single(dashboard => dashboard.ToString() == name), Now).ToList();
        var path = Path.Combine(Folder, name.Replace('/', '-') + ".ndjson");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is { Length: > 0 })
        {
            Directory.CreateDirectory(Folder);
            await File.WriteAllTextAsync(path, string.Concat(queries.Select(query => query.Lines())), TestContext.Current.CancellationToken);
            return;
        }
        var expected = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(expected.Length, 2 * queries.Count);
        for (var i = 0; i < queries.Count; i++) Assert.True($"{expected[2 * i]}\n{expected[2 * i + 1]}\n" == queries[i].Lines(), $"{queries[i].Name}:\n{queries[i].Lines()}");
    }

    [Fact]
    public void There_is_no_file_without_a_dashboard() =>
        Assert.Equal(DashboardFile.All.Select(dashboard => $"{dashboard.Folder}-{dashboard.Name}").Order(), Directory.EnumerateFiles(Folder).Select(Path.GetFileNameWithoutExtension).Order()!);
}
