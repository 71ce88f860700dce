using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Xunit;
using Isms.Monitor.EndToEnd.Grafana.Lint;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>Each fact of how the data source translates, on a target of its own.</summary>
public sealed class GrafanaTranslatorTests
{
    static readonly DataSource Source = new("isms-test", "logs-*", "@timestamp", 1);
    static readonly TimeWindow Window = new(1_000_000, 61_000_000, 60_000);

    [Fact]
    public void The_header_names_the_index() =>
        Assert.Equal("""{"ignore_unavailable":true,"index":"logs-*","search_type":"query_then_fetch"}""", Lines("{'metrics':[{'id':'1','type':'count'}],'bucketAggs':[{'id':'2','type':'date_histogram'}]}")[0]);

    [Fact]
    public void One_filter_is_an_object_and_two_are_an_array()
    {
        const string range = "{'range':{'@timestamp':{'format':'epoch_millis','gte':1000000,'lte':61000000}}}";
        AssertPart(range, Body(Count("{}", query: " "))["query"]!["bool"]!["filter"]);
        AssertPart("[" + range + ",{'query_string':{'analyze_wildcard':true,'query':'a:b'}}]", Body(Count("{}", query: "a:b"))["query"]!["bool"]!["filter"]);
    }

    [Fact]
    public void Buckets_nest_in_their_order_and_a_count_adds_nothing()
    {
        var aggs = Body("""{"metrics":[{"id":"1","type":"count"},{"id":"4","type":"avg","field":"n"}],"bucketAggs":[{"id":"2","type":"terms","field":"a"},{"id":"3","type":"histogram","field":"b"}]}""")["aggs"]!;
        AssertPart("{'4':{'avg':{'field':'n'}}}", aggs["2"]!["aggs"]!["3"]!["aggs"]);
        AssertPart("{'field':'b','interval':1000,'min_doc_count':0}", aggs["2"]!["aggs"]!["3"]!["histogram"]);
    }

    [Fact]
    public void An_auto_interval_is_the_panels_in_milliseconds() => AssertPart(
        "{'field':'@timestamp','min_doc_count':0,'extended_bounds':{'min':1000000,'max':61000000},'format':'epoch_millis','fixed_interval':'60000ms'}",
        Body(Count("{}"))["aggs"]!["2"]!["date_histogram"]);

    [Theory]
    [InlineData("1w", "calendar_interval", "1w")]
    [InlineData("1M", "calendar_interval", "1M")]
    [InlineData("1d", "fixed_interval", "1d")]
    [InlineData("$__interval", "fixed_interval", "1m")]
    public void Weeks_months_quarters_and_years_are_calendar_intervals(string interval, string kind, string sent) =>
        Assert.Equal(sent, (string?)Body(Count($$"""{"interval":"{{interval}}"}"""))["aggs"]!["2"]!["date_histogram"]![kind]);

    [Fact]
    public void Offset_missing_and_time_zone_are_sent_when_they_are_set_and_utc_is_not()
    {
        var histogram = Body(Count("""{"offset":"6h","missing":"2020-01-01","timeZone":"Europe/Berlin","min_doc_count":"1"}"""))["aggs"]!["2"]!["date_histogram"]!;
        Assert.Equal(("6h", "2020-01-01", "Europe/Berlin", 1), ((string?)histogram["offset"], (string?)histogram["missing"], (string?)histogram["time_zone"], (int)histogram["min_doc_count"]!));
        Assert.Null(Body(Count("""{"timeZone":"utc"}"""))["aggs"]!["2"]!["date_histogram"]!["time_zone"]);
    }

    [Theory]
    [InlineData("{}", "{'field':'a','size':500,'order':{'_key':'desc'}}")]
    [InlineData("{'size':'0','orderBy':'_count'}", "{'field':'a','size':500,'order':{'_count':'desc'}}")]
    [InlineData("{'size':'many','orderBy':'_term','order':'asc'}", "{'field':'a','size':500,'order':{'_key':'asc'}}")]
    [InlineData("{'size':'7','orderBy':'1','min_doc_count':'2'}", "{'field':'a','size':7,'min_doc_count':2,'order':{'_count':'desc'}}")]
    [InlineData("{'size':'7','orderBy':'9','missing':'none'}", "{'field':'a','size':7,'missing':'none'}")]
    [InlineData("{'orderBy':'5[95.0]'}", "{'field':'a','size':500,'order':{'5[95.0]':'desc'}}")]
    public void Terms_have_a_size_and_an_order(string settings, string expected) => AssertPart(expected, Terms(settings)["terms"]);

    [Fact]
    public void Terms_ordered_by_a_metric_hold_it_once_more() => AssertPart("{'4':{'max':{'field':'n'}}}", Terms("{'orderBy':'4'}")["aggs"]);

    [Fact]
    public void Filters_are_keyed_by_label_or_query()
    {
        var filters = Body("""{"metrics":[{"id":"1","type":"count"}],"bucketAggs":[{"id":"2","type":"filters","settings":{"filters":[{"query":"a:b","label":"B"},{"query":"c","label":""}]}}]}""")["aggs"]!["2"]!["filters"]!["filters"];
        AssertPart("{'B':{'query_string':{'analyze_wildcard':true,'query':'a:b'}},'c':{'query_string':{'analyze_wildcard':true,'query':'c'}}}", filters);
    }

    [Fact]
    public void A_geohash_grid_has_precision_3_unless_told()
    {
        var grid = Body("""{"metrics":[{"id":"1","type":"count"}],"bucketAggs":[{"id":"2","type":"geohash_grid","field":"g"}]}""")["aggs"]!["2"];
        AssertPart("{'geohash_grid':{'field':'g','precision':3}}", grid);
    }

    [Fact]
    public void A_pipeline_points_to_its_metric_or_the_count_and_is_dropped_with_it()
    {
        AssertPart("{'2':{'sum':{'field':'n'}},'3':{'cumulative_sum':{'buckets_path':'2'}}}", Metrics("{'id':'2','type':'sum','field':'n'},{'id':'3','type':'cumulative_sum','field':'2'}"));
        AssertPart("{'3':{'serial_diff':{'lag':7,'buckets_path':'_count'}}}", Metrics("{'id':'2','type':'count'},{'id':'3','type':'serial_diff','field':'2','settings':{'lag':'7'}}"));
        AssertPart("{'3':{'bucket_script':{'script':'params.a','buckets_path':{'a':'2'}}}}", Metrics("{'id':'3','type':'bucket_script','settings':{'script':'params.a'},'pipelineVariables':[{'name':'a','pipelineAgg':'2'},{'name':'b','pipelineAgg':'8'}]},{'id':'2','type':'sum','field':'n','hide':true}", skip: "2"));
        Assert.Null(Metrics("{'id':'3','type':'cumulative_sum','field':'2'}"));
    }

    [Fact]
    public void Top_metrics_are_sorted() =>
        AssertPart("{'2':{'top_metrics':{'size':'1','metrics':[{'field':'n'}],'sort':[{'t':'desc'}]}}}", Metrics("{'id':'2','type':'top_metrics','settings':{'metrics':['n'],'orderBy':'t','order':'desc'}}"));

    [Fact]
    public void Documents_come_newest_first_with_their_time_in_a_format_that_is_read()
    {
        var body = Body("""{"metrics":[{"id":"1","type":"raw_data","settings":{"size":"50"}}],"bucketAggs":[]}""");
        body.Remove("query");
        AssertPart("{'size':50,'sort':[{'@timestamp':{'order':'desc','unmapped_type':'boolean'}},{'_doc':{'order':'desc'}}],'docvalue_fields':['@timestamp'],'script_fields':{},'fields':[{'field':'@timestamp','format':'strict_date_optional_time_nanos'}]}", body);
        Assert.Null(Body("""{"metrics":[{"id":"1","type":"raw_document"}],"bucketAggs":[]}""")["fields"]);
        Assert.Equal(500, (int)Body("""{"metrics":[{"id":"1","type":"raw_document"}],"bucketAggs":[]}""")["size"]!);
    }

    [Fact]
    public void Logs_are_documents_with_marks_and_a_histogram()
    {
        var body = Body("""{"metrics":[{"id":"1","type":"logs","settings":{"limit":"20"}}],"bucketAggs":[]}""");
        Assert.Equal((20, "60000ms"), ((int)body["size"]!, (string?)body["aggs"]!["1"]!["date_histogram"]!["fixed_interval"]));
        AssertPart("['@HIGHLIGHT@']", body["highlight"]!["pre_tags"]);
    }

    [Fact]
    public void Metrics_without_buckets_are_refused() =>
        Assert.Equal("invalid query, missing metrics and aggregations", Assert.Throws<InvalidDataException>(() => Body("""{"metrics":[{"id":"1","type":"count"}],"bucketAggs":[]}""")).Message);

    [Theory]
    [InlineData(10, 60_000)]
    [InlineData(100, 120_000)]
    [InlineData(600, 600_000)]
    [InlineData(30_000, 60_000)]
    public void An_auto_interval_is_widened_when_all_series_together_would_be_too_many_buckets(int series, long interval)
    {
        var target = JsonNode.Parse($$$"""{"bucketAggs":[{"id":"2","type":"terms","field":"a","settings":{"size":"{{{series}}}"}},{"id":"3","type":"date_histogram","settings":{}}]}""")!.AsObject();
        Assert.Equal(interval, ClampedInterval.Of(target, Window));
    }

    [Theory]
    [InlineData("now-24h", 900, 60_000, 120_000)]
    [InlineData("now-30d", 900, 60_000, 3_600_000)]
    [InlineData("now-180d", 100, 60_000, 86_400_000)]
    [InlineData("now-15m", 1800, 60_000, 60_000)]
    public void A_panels_interval_is_its_range_by_its_points_on_a_ladder(string from, int points, long least, long interval) =>
        Assert.Equal(interval, TimeWindow.Of(from, DateTimeOffset.UnixEpoch.AddYears(50), points, least).IntervalMs);

    [Fact]
    public void Variables_are_filled_in_as_lucene()
    {
        var values = new Interpolation(new Dictionary<string, VariableValue>
        {
            ["all"] = new(["*"], true, true), ["one"] = new(["RSP-01"], false, false), ["number"] = new(["-5"], false, false), ["two"] = new(["a", "b\" OR *"], true, false),
        });
        Assert.Equal("""x:* AND y:RSP\-01 AND n:-5 AND z:("a" OR "b\"\ OR\ \*") AND $other AND $__interval""", values.Lucene("x:$all AND y:$one AND n:${number} AND z:${two} AND $other AND $__interval"));
        Assert.Equal("Trend of RSP-01", values.Plain("Trend of $one"));
    }

    /// <summary>Values of variables come from logs.</summary>
    [Property]
    public void A_value_never_ends_its_quotes(NonNull<string> one, NonNull<string> other)
    {
        var values = new Interpolation(new Dictionary<string, VariableValue> { ["v"] = new([one.Get, other.Get], true, false) });
        Assert.Equal(["x", "y"], LuceneText.Fields(values.Lucene("x:$v AND y:z")));
    }

    [Fact]
    public void A_variables_values_are_terms_by_key()
    {
        var dashboard = DashboardFile.All.Single(each => (string?)each.Json["uid"] == "isms-incident-handling");
        var query = GrafanaQuery.Of(dashboard, DateTimeOffset.UnixEpoch.AddYears(50)).Single(each => each.Name == "soc/incidents/severity");
        AssertPart("{'1':{'terms':{'field':'severity','size':100,'order':{'_key':'asc'}}}}", JsonNode.Parse(query.Lines().Split('\n')[1])!["aggs"]);
    }

    static string Count(string settings, string query = "") =>
        $$$"""{"query":"{{{query}}}","metrics":[{"id":"1","type":"count"}],"bucketAggs":[{"id":"2","type":"date_histogram","field":"@timestamp","settings":{{{settings}}} }]}""";

    /// <summary>The terms with what is repeated inside them, without the buckets below.</summary>
    static JsonObject Terms(string settings)
    {
        const string metrics = """{"id":"1","type":"count"},{"id":"4","type":"max","field":"n"},{"id":"5","type":"percentiles","field":"n"}""";
        const string filters = """{"id":"3","type":"filters","settings":{"filters":[{"query":"*"}]}}""";
        var terms = Body($$$"""{"metrics":[{{{metrics}}}],"bucketAggs":[{"id":"2","type":"terms","field":"a","settings":{{{settings}}} },{{{filters}}}]}""")["aggs"]!["2"]!.AsObject();
        terms["aggs"]!.AsObject().Remove("3");
        return terms;
    }

    static JsonNode? Metrics(string metrics, string? skip = null)
    {
        var aggs = Body($$"""{"metrics":[{{metrics}}],"bucketAggs":[{"id":"9","type":"date_histogram"}]}""")["aggs"]!["9"]!["aggs"];
        if (skip is not null) aggs!.AsObject().Remove(skip);
        return aggs;
    }

    static string[] Lines(string target) =>
        GrafanaTranslator.Translate(new GrafanaQuery("test", Source, JsonNode.Parse(target.Replace('\'', '"'))!.AsObject(), Window)).Split('\n');

    static JsonObject Body(string target) => JsonNode.Parse(Lines(target)[1])!.AsObject();

    static void AssertPart(string expected, JsonNode? actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected.Replace('\'', '"')), actual), actual?.ToJsonString() ?? "nothing");
}
