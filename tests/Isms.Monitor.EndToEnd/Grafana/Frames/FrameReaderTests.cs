using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana.Frames;

/// <summary>How the data source makes frames of an answer, and panels tables of frames.</summary>
public sealed class FrameReaderTests
{
    const string Times = """{"buckets":[{"key":0,"doc_count":2,"2":{"value":5.5}},{"key":60000,"doc_count":0,"2":{"value":null}},{"key":120000,"doc_count":1,"2":{"value":7}}]}""";

    [Fact]
    public void Buckets_of_time_are_one_series_for_each_metric_and_a_missing_value_stays_missing()
    {
        var frames = Read("""{"id":"1","type":"count"},{"id":"2","type":"avg","field":"n"}""", Histogram, $$"""{"9":{{Times}} }""");
        Assert.Equal(["Count", "Average n"], frames.Select(frame => frame.Name));
        Assert.Equal([0.0, 60000.0, 120000.0], frames[0].Columns[0].Values);
        Assert.Equal([2.0, 0.0, 1.0], frames[0].Columns[1].Values);
        Assert.Equal([5.5, null, 7.0], frames[1].Columns[1].Values);
    }

    [Theory]
    [InlineData("{{term host}} of {{host}}: {{metric}} {{field}} {{other}}", "a of a: Average n {{other}}")]
    [InlineData("", "a")]
    public void A_series_is_named_by_its_alias_or_its_labels(string alias, string name) => Assert.Equal(name, Read(
        """{"id":"2","type":"avg","field":"n"}""", Terms + "," + Histogram, $$$"""{"3":{"buckets":[{"key":"a","9":{{{Times}}} }]}}""", alias).Single().Name);

    [Fact]
    public void With_several_metrics_the_metric_is_in_the_name() => Assert.Equal(["a Count", "a Average n"], Read(
        """{"id":"1","type":"count"},{"id":"2","type":"avg","field":"n"}""", Terms + "," + Histogram, $$$"""{"3":{"buckets":[{"key":"a","9":{{{Times}}} }]}}""").Select(frame => frame.Name));

    [Fact]
    public void The_text_of_a_key_is_preferred_to_the_key() => Assert.Equal("true", Read(
        """{"id":"1","type":"count"}""", Terms + "," + Histogram, $$$"""{"3":{"buckets":[{"key":1,"key_as_string":"true","9":{{{Times}}} }]}}""").Single().Name);

    [Fact]
    public void Edges_are_trimmed_on_both_sides() =>
        Assert.Equal([60000.0], Read("""{"id":"1","type":"count"}""", Histogram.Replace("\"0\"", "\"1\"", StringComparison.Ordinal), $$"""{"9":{{Times}} }""").Single().Columns[0].Values);

    [Fact]
    public void Other_buckets_are_one_table()
    {
        var table = Read("""{"id":"1","type":"count"},{"id":"2","type":"max","field":"n"}""", Terms, """{"3":{"buckets":[{"key":"a","doc_count":4,"2":{"value":1}},{"key":"b","doc_count":3,"2":{"value":null}}]}}""").Single();
        Assert.Equal(["host", "Count", "Max"], table.Columns.Select(column => column.Name));
        Assert.Equal([1.0, null], table.Find("Max")!.Values);
    }

    [Fact]
    public void Metrics_of_one_kind_are_told_apart_by_their_fields()
    {
        var table = Read("""{"id":"1","type":"max","field":"a"},{"id":"2","type":"max","field":"b"}""", Terms, """{"3":{"buckets":[{"key":"x","1":{"value":1},"2":{"value":2}}]}}""").Single();
        Assert.Equal(["host", "Max a", "Max b"], table.Columns.Select(column => column.Name));
    }

    [Fact]
    public void A_percentile_of_nothing_is_zero_in_a_table_and_missing_in_a_series()
    {
        const string metric = """{"id":"2","type":"percentiles","field":"n","settings":{"percents":["50"]}}""";
        Assert.Equal([0.0], Read(metric, Terms, """{"3":{"buckets":[{"key":"x","2":{"values":{"50.0":null}}}]}}""").Single().Find("p50.0 n")!.Values);
        Assert.Equal([null], Read(metric, Histogram, """{"9":{"buckets":[{"key":0,"2":{"values":{"50.0":null}}}]}}""").Single().Columns[1].Values);
    }

    [Fact]
    public void Filters_inside_terms_are_rows_by_label()
    {
        var table = Read("""{"id":"1","type":"count"}""", Terms + """,{"id":"4","type":"filters","settings":{}}""", """{"3":{"buckets":[{"key":"a","4":{"buckets":{"late":{"doc_count":1},"early":{"doc_count":2}}}}]}}""").Single();
        Assert.Equal(["a", "a"], table.Find("host")!.Values);
        Assert.Equal(["early", "late"], table.Find("filter")!.Values);
        Assert.Equal([2.0, 1.0], table.Find("Count")!.Values);
    }

    [Fact]
    public void No_buckets_are_no_frame() => Assert.Empty(Read("""{"id":"1","type":"count"}""", Terms, """{"3":{"buckets":[]}}"""));

    [Fact]
    public void Documents_are_flattened_and_a_field_that_a_document_lacks_is_missing()
    {
        var answer = """{"hits":{"hits":[{"_id":"1","_source":{"a":{"b":1},"@timestamp":"x","t":["u","v"]},"fields":{"@timestamp":["1970-01-01T00:00:01Z"]}},{"_id":"2","_source":{"c":true}}]}}""";
        var frame = FrameReader.Read(JsonNode.Parse(answer)!, Query("""{"id":"1","type":"raw_data"}""", "", "")).Single();
        Assert.Equal(["@timestamp", "_id", "_index", "a.b", "c", "t"], frame.Columns.Select(column => column.Name));
        Assert.Equal([1000.0, null], frame.Columns[0].Values);
        Assert.Equal([1.0, null], frame.Find("a.b")!.Values);
        Assert.Equal([null, true], frame.Find("c")!.Values);
    }

    [Fact]
    public void An_error_is_not_an_empty_panel() =>
        Assert.Throws<InvalidDataException>(() => FrameReader.Read(JsonNode.Parse("""{"error":{"reason":"no"}}""")!, Query("""{"id":"1","type":"count"}""", Terms, "")));

    [Fact]
    public void Groups_keep_the_first_of_each_and_can_be_counted()
    {
        var frame = new Frame("", false, [new Column("control", ["a", "b", "a"]), new Column("state", ["new", "old", "older"])]);
        var panel = JsonNode.Parse("""
            {"transformations":[{"id":"groupBy","options":{"fields":{"control":{"operation":"groupby","aggregations":[]},"state":{"operation":"aggregate","aggregations":["first","count"]}}}},
             {"id":"filterFieldsByName","options":{"include":{"names":["control","state (first)"]}}},
             {"id":"organize","options":{"indexByName":{"state (first)":0,"control":1},"renameByName":{"state (first)":"State"}}}]}
            """)!.AsObject();
        var shown = Transformations.Apply(panel, [frame]).Single();
        Assert.Equal(["State", "control"], shown.Columns.Select(column => column.Name));
        Assert.Equal(["new", "old"], shown.Columns[0].Values);
    }

    [Fact]
    public void Frames_are_joined_and_what_one_lacks_is_missing()
    {
        var panel = JsonNode.Parse("""{"transformations":[{"id":"joinByField","options":{"byField":"k","mode":"outer"}}]}""")!.AsObject();
        var joined = Transformations.Apply(panel, [new Frame("", false, [new Column("k", ["a"]), new Column("x", [1.0])]), new Frame("", false, [new Column("k", ["b", "a"]), new Column("y", [2.0, 3.0])])]).Single();
        Assert.Equal(["a", "b"], joined.Find("k")!.Values);
        Assert.Equal([1.0, null], joined.Find("x")!.Values);
        Assert.Equal([3.0, 2.0], joined.Find("y")!.Values);
    }

    const string Terms = """{"id":"3","type":"terms","field":"host"}""";
    const string Histogram = """{"id":"9","type":"date_histogram","settings":{"trimEdges":"0"}}""";

    static IReadOnlyList<Frame> Read(string metrics, string buckets, string aggregations, string alias = "") =>
        FrameReader.Read(new JsonObject { ["aggregations"] = JsonNode.Parse(aggregations) }, Query(metrics, buckets, alias));

    static GrafanaQuery Query(string metrics, string buckets, string alias) => new(
        "test", new DataSource("isms-test", "logs-*", "@timestamp", 1), new JsonObject { ["alias"] = alias, ["metrics"] = JsonNode.Parse($"[{metrics}]"), ["bucketAggs"] = JsonNode.Parse($"[{buckets}]") }, new TimeWindow(0, 120_000, 60_000));
}
