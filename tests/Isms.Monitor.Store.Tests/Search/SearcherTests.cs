using System.Text.Json.Nodes;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Search;

namespace Isms.Monitor.Store.Tests.Search;

public sealed class SearcherTests
{
    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"aggs":{"1":{"geohash_grid":{"field":"x"}}}}""", "ISMS4050 the aggregation 'geohash_grid' is not known here.")]
    [InlineData("""{"query":{"fuzzy":{"user.name":"x"}}}""", "ISMS4050 the query 'fuzzy' is not known here.")]
    [InlineData("""{"aggs":{"1":{"terms":{"field":"user.name","include":"a.*"}}}}""", "ISMS4050 'include' in terms is not known here.")]
    [InlineData("""{"script_fields":{"x":{"script":"1"}}}""", "ISMS4050 a script is not known here.")]
    [InlineData("""{"aggs":{"1":{"avg":{"field":"user.name"}}}}""", "ISMS4051 'user.name' is no number, so 1 cannot be computed.")]
    [InlineData("""{"aggs":{"1":{"terms":{"field":"message"}}}}""", "ISMS4051 'message' is a text: it makes no buckets.")]
    [InlineData("""{"query":{"term":{"destination.port":"https"}}}""", "ISMS4051 'https' is no number for 'destination.port'.")]
    [InlineData("""{"query":{"term":{"source.ip":"here"}}}""", "ISMS4051 'here' is no address for 'source.ip'.")]
    [InlineData("""{"query":{"range":{"@timestamp":{"gte":"yesterday"}}}}""", "ISMS4051 'yesterday' is no time.")]
    [InlineData("""{"aggs":{"1":{"cumulative_sum":{"buckets_path":"_count"}}}}""", "ISMS4051 '1' is not in the buckets of a histogram.")]
    [InlineData("""{"aggs":{"1":{"date_histogram":{"field":"@timestamp","fixed_interval":"1ms","extended_bounds":{"min":0,"max":1000000}}}}}""", "ISMS4053 the answer would have more than 65536 buckets.")]
    [InlineData("""{"size":10001}""", "ISMS4051 size is not from 0 to 10000.")]
    public async Task What_is_not_answered_is_refused_with_a_sentence_and_never_left_out(string request, string sentence)
    {
        using var folder = new TempFolder();
        using var store = await WithEventsAsync(folder);

        var refused = await Assert.ThrowsAsync<SearchException>(() => Of(store).SearchAsync("isms-events-*", JsonNode.Parse(request), Abort));

        Assert.StartsWith(sentence, refused.Message, StringComparison.Ordinal);
        Assert.Equal(400, refused.Status);
    }

    [Theory]
    [InlineData("isms-audit")]
    [InlineData("isms-config")]
    [InlineData("*")]
    [InlineData("isms-*")]
    [InlineData("")]
    public async Task Only_what_dashboards_show_is_searched(string index)
    {
        using var folder = new TempFolder();
        using var store = await WithEventsAsync(folder);

        var refused = await Assert.ThrowsAsync<SearchException>(() => Of(store).SearchAsync(index, null, Abort));

        Assert.Equal((404, "index_not_found_exception"), (refused.Status, refused.Type));
    }

    [Theory]
    [InlineData("x' OR 1=1 --")]
    [InlineData("vendor.x\":') OR true --")]
    [InlineData("vendor.")]
    public async Task A_name_that_is_no_field_finds_nothing_and_reaches_no_SQL(string field)
    {
        using var folder = new TempFolder();
        using var store = await WithEventsAsync(folder);
        var request = new JsonObject
        {
            ["query"] = new JsonObject { ["term"] = new JsonObject { [field] = "x' OR 1=1 --" } },
            ["aggs"] = new JsonObject { ["1"] = new JsonObject { ["terms"] = new JsonObject { ["field"] = field } }, ["2"] = new JsonObject { ["avg"] = new JsonObject { ["field"] = field } } },
        };

        var answer = await Of(store).SearchAsync("isms-events-*", request, Abort);

        Assert.Equal(0, (long)answer["hits"]!["total"]!["value"]!);
        Assert.Empty(answer["aggregations"]!["1"]!["buckets"]!.AsArray());
        Assert.Null(answer["aggregations"]!["2"]!["value"]);
    }

    [Fact]
    public async Task Alerts_are_there_once_each_in_their_last_revision()
    {
        using var folder = new TempFolder();
        using var store = Sample.Open(folder);
        await store.CommitAsync([new CommitUnit(null, [], [Sample.Alert("a1", 1), Sample.Alert("a2", 1)]), new CommitUnit(null, [], [Sample.Alert("a1", 3)])], Abort);

        var answer = await Of(store).SearchAsync("isms-alerts-*", JsonNode.Parse("""{"size":0,"query":{"query_string":{"query":"NOT seeded:true"}},"aggs":{"1":{"sum":{"field":"count"}},"2":{"terms":{"field":"rule.level"}}}}"""), Abort);

        Assert.Equal(2, (long)answer["hits"]!["total"]!["value"]!);
        Assert.Equal(40, (double)answer["aggregations"]!["1"]!["value"]!);
        Assert.Equal("medium", (string?)answer["aggregations"]!["2"]!["buckets"]![0]!["key"]);
    }

    [Fact]
    public async Task Matches_are_counted_by_rule_and_given_as_documents()
    {
        using var folder = new TempFolder();
        using var store = Sample.Open(folder);
        var batch = Sample.Batch("file:a", 0, 3);
        await store.CommitAsync([new CommitUnit(batch, [.. batch.Events.ToArray().Select(from => Sample.Match(from))], [])], Abort);

        var answer = await Of(store).SearchAsync("isms-matches-*", JsonNode.Parse("""{"size":5,"sort":[{"@timestamp":"asc"}],"aggs":{"1":{"terms":{"field":"rule.name"}},"2":{"terms":{"field":"isms.controls"}}}}"""), Abort);

        Assert.Equal(3, (long)answer["aggregations"]!["1"]!["buckets"]![0]!["doc_count"]!);
        Assert.Equal("A.8.20", (string?)answer["aggregations"]!["2"]!["buckets"]![0]!["key"]);
        Assert.Equal("Denied connection", (string?)answer["hits"]!["hits"]![2]!["_source"]!["rule.name"]);
    }

    static async Task<DayStore> WithEventsAsync(string folder)
    {
        var store = Sample.Open(folder);
        await store.CommitAsync([Sample.Unit("file:a", 0, 5)], Abort);
        return store;
    }

    static Searcher Of(DayStore store) => new(store, (_, _) => throw new InvalidOperationException(), store.Clock);
}
