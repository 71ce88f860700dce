using Isms.Monitor.EndToEnd.Grafana.Lint;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>Data sources, provider and alert rules fit to the dashboards and to each other.</summary>
public sealed class ProvisioningTests
{
    [Fact]
    public void The_data_sources_have_the_uids_that_the_documents_name() =>
        Assert.Equal(["isms-alerts", "isms-events", "isms-incidents", "isms-measurements"], DataSource.All.Keys.Order());

    [Fact]
    public void A_data_source_says_neither_address_nor_secret_nor_the_deprecated_database()
    {
        foreach (var source in DashboardFile.Items(Yaml.Read("datasources", "isms-monitor.yaml")["datasources"]))
        {
            Assert.Equal(("$ISMS_ELASTICSEARCH_URL", "$ISMS_ELASTICSEARCH_PASSWORD"), ((string?)source["url"], (string?)source["secureJsonData"]!["basicAuthPassword"]));
            Assert.Null(source["database"]);
            Assert.False((bool)source["editable"]!);
        }
    }

    [Fact]
    public void The_provider_takes_its_folders_from_the_files()
    {
        var provider = Assert.Single(DashboardFile.Items(Yaml.Read("dashboards", "isms-monitor.yaml")["providers"]));
        Assert.True((bool)provider["options"]!["foldersFromFilesStructure"]!);
        Assert.Null(provider["folder"]);
        Assert.Null(provider["folderUid"]);
    }

    [Fact]
    public void An_alert_rule_counts_reduces_and_compares_and_says_what_to_do()
    {
        var rules = AlertQuery.Rules.ToList();
        Assert.NotEmpty(rules);
        Assert.Equal(rules.Count, rules.Select(rule => (string)rule["uid"]!).Distinct().Count());
        foreach (var rule in rules)
        {
            var (uid, data) = ((string)rule["uid"]!, DashboardFile.Items(rule["data"]).ToList());
            Assert.Equal(((string?)rule["condition"], 3), ((string?)data[^1]["refId"], data.Count));
            Assert.All(["summary", "description"], name => Assert.NotEmpty((string)rule["annotations"]![name]!));
            Assert.Equal((string?)data[0]["refId"], (string?)data[1]["model"]!["expression"]);
            Assert.Equal((string?)data[1]["refId"], (string?)data[2]["model"]!["expression"]);
            Assert.Equal("date_histogram", (string?)DashboardFile.Items(data[0]["model"]!["bucketAggs"]).Last()["type"]);
            Assert.Equal((string?)data[0]["datasourceUid"], (string?)data[0]["model"]!["datasource"]!["uid"]);
            Assert.Equal([], QueryLint.Text((string)data[0]["model"]!["query"]!, DataSource.All[(string)data[0]["datasourceUid"]!], DashboardFile.All[0]).Select(sentence => $"{uid}: {sentence}"));
            // Nothing measured is never in order.
            Assert.NotEqual("OK", (string?)rule["noDataState"]);
        }
    }
}
