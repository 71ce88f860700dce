using System.Text.Json.Nodes;
using Isms.Monitor.EndToEnd.Grafana.Lint;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>Each rule finds a dashboard that is broken in its way, and nothing in those that we ship.</summary>
public sealed class DashboardLintTests
{
    [Fact]
    public void The_dashboards_that_we_ship_have_no_finding()
    {
        Assert.InRange(DashboardFile.All.Count, 5, 20);
        Assert.Equal([], DashboardLint.Check(DashboardFile.All));
    }

    [Fact]
    public void A_uid_is_8_to_40_safe_characters() => Finds(json => json["uid"] = "a b", "the uid 'a b' is not 8 to 40 letters, digits, '-' and '_'.");

    [Fact]
    public void A_dashboard_has_a_title() => Finds(json => json["title"] = " ", "it has no title.");

    [Fact]
    public void An_id_of_an_installation_is_left_out() => Finds(json => json["id"] = 7, "the id is not null: it belongs to one installation.");

    [Fact]
    public void Inputs_of_an_export_are_left_out() => Finds(json => json["__inputs"] = new JsonArray(), "'__inputs' is left of an export: provisioning does not ask for inputs.");

    [Fact]
    public void Requirements_of_an_export_are_left_out() => Finds(json => json["__requires"] = new JsonArray(), "'__requires' is left of an export: provisioning does not ask for inputs.");

    [Fact]
    public void Placeholders_of_an_export_are_left_out() => Finds(json => json["description"] = "${DS_ELASTIC}", "'${DS_' is left of an export: no data source has that name.");

    [Fact]
    public void The_schema_version_is_one_that_Grafana_10_to_13_read()
    {
        Finds(json => json["schemaVersion"] = 38, "schemaVersion 38 is no whole number from 39 to 42.");
        Finds(json => json["schemaVersion"] = "42", "schemaVersion \"42\" is no whole number from 39 to 42.");
        Finds(json => json.Remove("schemaVersion"), "schemaVersion is missing and is no whole number from 39 to 42.");
    }

    [Fact]
    public void Nobody_edits_in_the_browser_what_a_file_says() => Finds(json => json["editable"] = true, "it is editable: what is changed in the browser would be lost.");

    [Fact]
    public void The_time_zone_is_said() => Finds(json => json["timezone"] = "", "timezone '' is neither utc nor browser.");

    [Fact]
    public void Two_dashboards_have_two_uids_and_titles()
    {
        var (one, two) = (Good().Copy(), Good().Copy());
        two.Json["title"] = "Another";
        Assert.Equal([$"{one}, {two}: the same uid 'isms-soc-overview'."], DashboardLint.Check([one, two]));
        (two.Json["title"], two.Json["uid"]) = (one.Title, "another-uid");
        Assert.Equal([$"{one}, {two}: the same title 'SOC overview' in one folder stops the provider."], DashboardLint.Check([one, two]));
        Assert.Empty(DashboardLint.Check([one, two with { Folder = "isms" }]));
    }

    [Fact]
    public void A_panel_has_a_title_a_description_and_a_unit()
    {
        FindsInPanel(panel => panel["title"] = "", "it has no title.");
        FindsInPanel(panel => panel.Remove("description"), "it has no description.");
        FindsInPanel(panel => Defaults(panel).Remove("unit"), "it has no unit.");
    }

    [Fact]
    public void An_empty_panel_says_that_nothing_was_measured()
    {
        FindsInPanel(panel => Defaults(panel).Remove("noValue"), "it has no noValue: an empty panel does not say that nothing was measured.");
        FindsInPanel(panel => Defaults(panel)["mappings"] = new JsonArray(new JsonObject { ["type"] = "special" }), "a special mapping turns a missing value into something else.");
    }

    [Fact]
    public void A_panel_and_its_targets_have_a_provisioned_data_source()
    {
        FindsInPanel(panel => panel["datasource"]!["uid"] = "elsewhere", "the data source 'elsewhere' is not provisioned.");
        FindsInPanel(panel => panel["datasource"]!["type"] = "prometheus", "the data source's type is not elasticsearch.");
        FindsInPanel(panel => Target(panel)["datasource"]!["uid"] = "elsewhere", "the data source 'elsewhere' is not provisioned.");
        Assert.Null(DashboardLint.SourceProblem(new JsonObject { ["type"] = "elasticsearch", ["uid"] = "${datasource}" }));
    }

    [Fact]
    public void A_panel_asks_for_something() => FindsInPanel(panel => panel["targets"] = new JsonArray(), "it has no target.");

    [Fact]
    public void The_first_threshold_reaches_down_without_end() =>
        FindsInPanel(panel => Defaults(panel)["thresholds"]!["steps"]![0]!["value"] = 0, "the first threshold has a value: what lies below it would have no colour.");

    [Fact]
    public void A_transformation_is_one_that_the_tests_can_do() =>
        FindsInPanel(panel => panel["transformations"] = new JsonArray(new JsonObject { ["id"] = "limit" }), "transformation 'limit' is not one that is tested.");

    [Fact]
    public void A_panel_id_is_there_once() => Finds(json => json["panels"]![1]!["id"] = 1, "the panel id 1 is not there once.");

    [Fact]
    public void Panels_lie_in_the_grid_and_not_on_each_other()
    {
        Finds(json => json["panels"]![0]!["gridPos"]!["w"] = 0, "panel 1: it does not lie inside the 24 columns.");
        Finds(json => json["panels"]![5]!["gridPos"]!["x"] = 21, "panel 6: it does not lie inside the 24 columns.");
        Finds(json => json["panels"]![1]!["gridPos"]!["x"] = 1, "panels 1 and 2 lie on each other.");
        Finds(json => json["panels"]![1]!.AsObject().Remove("gridPos"), "a panel has no gridPos.");
    }

    [Fact]
    public void A_refId_is_there_once() => FindsInPanel(panel => panel["targets"]!.AsArray().Add(Target(panel).DeepClone()), "the refId 'A' is not there once.");

    [Fact]
    public void Ids_in_a_target_are_there_once_and_lead_somewhere()
    {
        FindsInPanel(panel => Bucket(panel)["id"] = "1", "the id '1' is not there once in a target.");
        FindsInPanel(panel => panel["targets"]![0]!["bucketAggs"] = Terms("event.dataset", "7"), "it is ordered by metric '7', which is not there.");
        FindsInPanel(panel => Target(panel)["metrics"] = new JsonArray(new JsonObject { ["id"] = "1", ["type"] = "cumulative_sum", ["field"] = "8" }), "metric '1' is made of a metric that is not there.");
    }

    [Fact]
    public void A_target_has_metrics_and_buckets()
    {
        FindsInPanel(panel => Target(panel)["metrics"] = new JsonArray(), "a target has no metric.");
        FindsInPanel(panel => Target(panel)["bucketAggs"] = new JsonArray(), "a target has metrics and no buckets, which Grafana refuses.");
    }

    [Fact]
    public void A_field_is_in_the_template_with_a_type_that_fits()
    {
        const string events = "isms-events (isms-events-*)";
        FindsInPanel(panel => Target(panel)["bucketAggs"] = Terms("no.such.field"), $"field 'no.such.field' is not in the template of {events}.");
        FindsInPanel(panel => Target(panel)["bucketAggs"] = Terms("message"), "field 'message' of type text cannot be used by terms.");
        FindsInPanel(panel => Target(panel)["bucketAggs"] = Terms("event.original"), "field 'event.original' of type keyword cannot be used by terms.");
        FindsInPanel(panel => Target(panel)["metrics"] = new JsonArray(new JsonObject { ["id"] = "1", ["type"] = "avg", ["field"] = "host.name" }), "field 'host.name' of type keyword cannot be used by avg.");
        FindsInPanel(panel => Target(panel)["metrics"] = new JsonArray(new JsonObject { ["id"] = "1", ["type"] = "avg" }), "'avg' has no field.");
    }

    [Fact]
    public void What_not_every_server_answers_is_not_asked() =>
        FindsInPanel(panel => Target(panel)["metrics"] = new JsonArray(new JsonObject { ["id"] = "1", ["type"] = "rate", ["field"] = "event.severity" }), "'rate' is not answered by every server that the dashboards run on.");

    [Fact]
    public void Settings_are_texts() => FindsInPanel(panel =>
    {
        Target(panel)["bucketAggs"] = Terms("event.dataset");
        Bucket(panel)["settings"]!["size"] = 10;
    }, "setting 'size' is no text, and Grafana reads none else.");

    [Fact]
    public void A_percentile_in_a_table_asks_only_for_what_was_measured()
    {
        const string sentence = "a percentile of 'event.severity' in a table is 0 where nothing was measured: ask for _exists_:event.severity.";
        Action<JsonObject> breaks = panel =>
        {
            panel["type"] = "table";
            Target(panel)["metrics"] = new JsonArray(new JsonObject { ["id"] = "1", ["type"] = "percentiles", ["field"] = "event.severity" });
        };
        FindsInPanel(breaks, sentence);
        Assert.Empty(DashboardLint.Check(With(json => { breaks(json["panels"]![4]!.AsObject()); json["panels"]![4]!["targets"]![0]!["query"] = "NOT isms.seeded:true AND _exists_:event.severity"; })));
    }

    [Theory]
    [InlineData("event.kind:(a OR b", "')' is missing at the end")]
    [InlineData("event.kind:a)", "')' is one too many")]
    [InlineData("event.kind:\"a", "a quote is not closed")]
    [InlineData("AND event.kind:a", "'AND' stands where a term should")]
    [InlineData("event.kind:a AND", "a term is missing at the end")]
    [InlineData("event.kind:", "a value is missing at the end")]
    [InlineData("event.created:[1 TO", "'[1 TO' is no range")]
    public void Lucene_text_parses(string text, string problem) => FindsInPanel(panel => Target(panel)["query"] = text, $"'{text}' does not parse: {problem}.");

    [Fact]
    public void A_field_in_a_query_is_one_that_can_be_searched() =>
        FindsInPanel(panel => Target(panel)["query"] = "NOT (event.kind:a OR event.original:x)", "field 'event.original' of 'NOT (event.kind:a OR event.original:x)' is not in the template of isms-events (isms-events-*).");

    [Fact]
    public void A_panel_leaves_seeded_trials_out_but_for_frames_that_nothing_understood()
    {
        FindsInPanel(panel => Target(panel)["query"] = "*", "it counts seeded trials, which no attacker made: ask for NOT isms.seeded:true.");
        Finds(json => json["panels"]![3]!["targets"]![0]!["query"] = "*", "panel 4: it counts seeded trials, which no attacker made: ask for NOT seeded:true.");
        Assert.Empty(DashboardLint.Check(With(json => json["panels"]![4]!["targets"]![0]!["query"] = "event.kind:pipeline_error")));
    }

    [Fact]
    public void A_variable_that_is_used_is_defined() => FindsInPanel(panel => Target(panel)["query"] = "event.kind:$kind", "variable 'kind' is not defined.");

    [Fact]
    public void A_variable_follows_the_time_range_and_has_a_value_for_all()
    {
        FindsInVariable(variable => variable["refresh"] = 1, "refresh is not 2, so its values stay those of another time range.");
        FindsInVariable(variable => variable.Remove("allValue"), "it has All and no allValue: an empty list would find nothing.");
        FindsInVariable(variable => variable["datasource"]!["uid"] = "elsewhere", "the data source 'elsewhere' is not provisioned.");
        FindsInVariable(variable => variable["query"] = "severity", "its query is no {\"find\":\"terms\",\"field\":…}.");
        FindsInVariable(variable => variable["query"] = """{"find":"terms","field":"colour"}""", "field 'colour' is not in the template of isms-incidents (isms-incidents).");
    }

    [Fact]
    public void An_annotation_has_a_provisioned_data_source() => Finds(
        json => json["annotations"]!["list"]!.AsArray().Add(new JsonObject { ["name"] = "notes", ["datasource"] = new JsonObject { ["type"] = "elasticsearch", ["uid"] = "elsewhere" } }),
        "annotation 'notes': the data source 'elsewhere' is not provisioned.");

    [Fact]
    public void A_link_leads_to_a_page_of_the_console()
    {
        Finds(json => json["links"]![1]!["url"] = "${console}/no/such/page", "the console has no page for the link '${console}/no/such/page'.");
        Finds(json => json["links"]![1]!["url"] = "https://example.com/", "the link 'https://example.com/' does not lead to the console: write ${console}/….");
        Finds(json => json["links"]![1]!["url"] = "${console}/controls/$x", "the link '${console}/controls/$x' fills in something unencoded: use ${__value.raw} or ${name:percentencode}.");
        Assert.Empty(DashboardLint.Check(With(json => json["links"]![1]!["url"] = "${console}/controls/${__value.raw}")));
    }

    [Fact]
    public void No_panel_asks_for_more_buckets_than_a_server_should_make() => FindsInPanel(panel =>
    {
        Target(panel)["bucketAggs"] = Terms("event.dataset");
        Bucket(panel)["settings"]!["size"] = "20000";
    }, "it asks for up to 20000 buckets, more than 10000.");

    static DashboardFile Good() => DashboardFile.All.Single(dashboard => (string?)dashboard.Json["uid"] == "isms-soc-overview");

    static DashboardFile With(Action<JsonObject> change)
    {
        var copy = Good().Copy();
        change(copy.Json);
        return copy;
    }

    static void Finds(Action<JsonObject> breaks, string sentence) => Assert.Contains($"soc/overview: {sentence}", DashboardLint.Check(With(breaks)));

    /// <summary>The panel of all events is broken.</summary>
    static void FindsInPanel(Action<JsonObject> breaks, string sentence) => Finds(json => breaks(json["panels"]![4]!.AsObject()), $"panel 5: {sentence}");

    static void FindsInVariable(Action<JsonObject> breaks, string sentence)
    {
        var copy = DashboardFile.All.Single(dashboard => (string?)dashboard.Json["uid"] == "isms-incident-handling").Copy();
        breaks(copy.Variables.Single(variable => (string?)variable["name"] == "severity"));
        Assert.Contains($"soc/incidents: variable 'severity': {sentence}", DashboardLint.Check(copy));
    }

    static JsonObject Defaults(JsonObject panel) => panel["fieldConfig"]!["defaults"]!.AsObject();

    static JsonObject Target(JsonObject panel) => panel["targets"]![0]!.AsObject();

    static JsonObject Bucket(JsonObject panel) => Target(panel)["bucketAggs"]![0]!.AsObject();

    static JsonArray Terms(string field, string orderBy = "_count") =>
        [new JsonObject { ["id"] = "3", ["type"] = "terms", ["field"] = field, ["settings"] = new JsonObject { ["size"] = "10", ["orderBy"] = orderBy } }];
}
