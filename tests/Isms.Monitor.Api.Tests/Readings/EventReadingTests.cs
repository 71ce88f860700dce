using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Readings;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Readings;

public class EventReadingTests
{
    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Search_histogram_and_statistics_agree_on_the_same_events()
    {
        await using var bench = new Bench();
        for (var at = 0; at < 30; at++) await bench.StoreAsync(Bench.Denied($"fw-0{at % 3 + 1}", $"203.0.113.{at % 10}", bench.Now - at * UnixMicros.Minute), bench.Now - at * UnixMicros.Minute);
        var events = new EventReading(bench.Monitor.Days, bench.Monitor.Registers);
        var request = new EventRequest("source.ip:203.0.113.0/29", bench.Now - UnixMicros.Hour, bench.Now + UnixMicros.Minute, 10, null);

        var found = (await events.SearchAsync(request, Abort)).Value!;
        Assert.Equal((24L, 10), (found.Total, found.Rows.Count));
        Assert.Equal("203.0.113.0", found.Rows[0]["source.ip"]);
        var rest = (await events.SearchAsync(request with { Cursor = found.Next, Limit = 100 }, Abort)).Value!;
        Assert.Equal(24, found.Rows.Concat(rest.Rows).DistinctBy(row => row.Id).Count());
        Assert.Null(rest.Next);

        var histogram = (await events.HistogramAsync(request, 60, Abort)).Value!;
        Assert.Equal(found.Total, histogram.Buckets.Sum(bucket => bucket.Total));
        Assert.Equal(5 * UnixMicros.Minute, histogram.BucketMicros);
        Assert.All(histogram.Buckets.Zip(histogram.Buckets.Skip(1)), pair => Assert.Equal(histogram.BucketMicros, pair.Second.StartMicros - pair.First.StartMicros));

        var statistic = Assert.Single((await events.FieldStatisticsAsync(request, ["observer.hostname"], 2, Abort)).Value!);
        Assert.Equal((24L, 3L, 2), (statistic.Present, statistic.Distinct, statistic.Top.Count));
        Assert.Contains((await events.FieldStatisticsAsync(request, [], 5, Abort)).Value!, one => one.Field == "source.ip");
    }

    [Fact]
    public async Task An_event_comes_back_whole_with_its_line_and_the_asset_that_sent_it()
    {
        await using var bench = new Bench();
        var line = Bench.Denied("fw-01", "203.0.113.9", bench.Now);
        var id = await bench.StoreAsync(line, bench.Now);
        var record = (await new EventReading(bench.Monitor.Days, bench.Monitor.Registers).GetAsync(id.ToString(), Abort))!;
        Assert.Equal((line, "fw-01", "203.0.113.9"), (record.Raw, record.Source, record["source.ip"]));
        Assert.DoesNotContain(record.Fields, field => field.Field == "event.original");
    }

    [Fact]
    public async Task A_wrong_query_is_an_answer_and_no_exception()
    {
        await using var bench = new Bench();
        var answer = await new EventReading(bench.Monitor.Days, bench.Monitor.Registers).SearchAsync(new EventRequest("source.ip:", 0, bench.Now, 10, null), Abort);
        Assert.Equal((11, "the query ends too early; expected a value after 'source.ip:'."), (answer.Problem!.Column, answer.Problem.Problem));
    }
}
