using System.Globalization;
using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Pipeline;
using Isms.Monitor.Ingest.Sources;
using Isms.Monitor.Ingest.Tests.Sources;

namespace Isms.Monitor.Ingest.Tests.Pipeline;

public class StatisticsTests
{
    static readonly long Noon = UnixMicros.From(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    readonly List<FormatNotice> _notices = [];
    readonly MemoryStore _store = new();

    [Fact]
    public async Task A_source_before_its_first_frame_has_no_parsed_share()
    {
        var status = await RunAsync([]);
        Assert.Null(status.Total.ParsedShare);
        Assert.Null(status.Total.LastReceivedMicros);
        Assert.Equal(SourceState.Ended, status.State);
    }

    [Fact]
    public async Task Events_are_counted_by_sender_and_by_format()
    {
        var status = await RunAsync([Frame("192.0.2.1", 0, 0), Frame("192.0.2.1", 1, 1), Frame("192.0.2.2", 2, 2), ("192.0.2.2", Noon, "{broken")]);
        Assert.Equal((4, 1), (status.Total.Events, status.Total.Unparsed));
        Assert.Equal(0.75, status.Total.ParsedShare);
        Assert.Equal(0.5, status.Senders.Single(sender => sender.Sender == "192.0.2.2").ParsedShare);
        Assert.Equal(1, status.Formats[""]);
        Assert.Equal(3, status.Formats["rfc3164"]);
        Assert.Equal(0, status.Unacknowledged);
    }

    [Theory, InlineData(0, 0, null), InlineData(90, 90, null), InlineData(3600, 3600, 60), InlineData(-7200, -7200, -120), InlineData(3605, 3605, 60), InlineData(3000, 3000, null)]
    public async Task Skew_is_the_least_delay_and_whole_quarters_of_an_hour_are_a_zone_error(int behindSeconds, int skewSeconds, int? zoneMinutes)
    {
        // Received 0 to 4 s after they were written: delays only add.
        var frames = Enumerable.Range(0, 30).Select(number => Frame("192.0.2.1", number + number % 5, number - behindSeconds));
        var sender = Assert.Single((await RunAsync([.. frames])).Senders);
        Assert.Equal(skewSeconds * UnixMicros.Second, sender.SkewMicros);
        Assert.Equal(zoneMinutes, sender.ZoneErrorMinutes);
    }

    [Fact]
    public async Task Too_few_events_say_nothing_about_a_clock() =>
        Assert.Null(Assert.Single((await RunAsync([Frame("192.0.2.1", 0, -3600)])).Senders).SkewMicros);

    [Fact]
    public async Task Events_from_the_future_are_flagged_and_stored()
    {
        var tags = new List<string?>();
        var status = await RunAsync([Frame("192.0.2.1", 0, 16 * 60), Frame("192.0.2.1", 0, 14 * 60)], seen => tags.Add(seen.Text(Ecs.Tags)));
        Assert.Equal(1, status.Total.Future);
        Assert.Equal(["timestamp_in_future", null], tags);
    }

    [Fact]
    public async Task Late_events_are_counted_after_the_skew_is_taken_off()
    {
        var frames = Enumerable.Range(0, 40).Select(number => Frame("192.0.2.1", number, number - 600)).Append(Frame("192.0.2.1", 60, 60 - 600 - 30));
        var status = await RunAsync([.. frames], workers: 1);
        Assert.Equal(1, status.Total.Late);
        Assert.Equal(600 * UnixMicros.Second, status.Total.SkewMicros);
    }

    [Fact]
    public async Task A_firmware_that_breaks_the_format_is_told_once_with_the_last_good_and_the_first_bad_frame()
    {
        var good = Enumerable.Range(0, 100).Select(number => Frame("192.0.2.1", number, number));
        var bad = Enumerable.Range(100, 200).Select(number => ("192.0.2.1", At(number), $"{{\"new\": {number}, broken"));
        var again = Enumerable.Range(300, 100).Select(number => Frame("192.0.2.1", number, number));
        await RunAsync([.. good, .. bad, .. again]);

        Assert.Equal([FormatNoticeKind.ParsingFails, FormatNoticeKind.Recovered], _notices.Select(notice => notice.Kind));
        var notice = _notices[0];
        Assert.Equal(("s", "192.0.2.1", "rfc3164"), (notice.Source, notice.Sender, notice.Format));
        Assert.Equal(At(99), notice.LastGoodMicros);
        Assert.Equal(At(100), notice.FirstBadMicros);
        Assert.EndsWith("message 99", Encoding.UTF8.GetString(notice.LastGood.Span), StringComparison.Ordinal);
        Assert.Equal("{\"new\": 100, broken", Encoding.UTF8.GetString(notice.FirstBad.Span));
        Assert.StartsWith("ISMS100", notice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_of_mixed_formats_is_no_news() =>
        Assert.Empty(await NoticesAsync(Enumerable.Range(0, 400).Select(number =>
            number % 2 == 0 ? Frame("192.0.2.1", number, number) : ("192.0.2.1", At(number), "{broken"))));

    [Fact]
    public void Senders_beyond_the_table_share_a_row()
    {
        var statistics = new SourceStatistics(new SourceSettings { Name = "s" }, TimeSpan.Zero, new ManualClock());
        for (var sender = 0; sender < SourceStatistics.MaxSenders + 10; sender++) statistics.Dropped($"sender {sender}", 1);
        var status = statistics.Snapshot();
        Assert.Equal(SourceStatistics.MaxSenders + 1, status.Senders.Count);
        Assert.Equal(10, status.Senders.Single(sender => sender.Sender == "(others)").Drops);
        Assert.Equal(SourceStatistics.MaxSenders + 10, status.Total.Drops);
    }

    [Fact]
    public void The_rate_is_that_of_the_last_minute()
    {
        var clock = new ManualClock();
        var rate = new RateWindow(clock);
        rate.Add(600);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(10, rate.PerSecond, 0.5);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(0, rate.PerSecond);
    }

    [Fact]
    public void A_stored_frame_is_parsed_again_with_its_id_and_received_time()
    {
        var (reparser, into) = (new Reparser(new PipelineOptions()), new EcsEvent());
        into.Begin("<13>Mar  1 11:00:00 host app: hello"u8);
        (into.Id, into.ReceivedMicros, into.Offset) = (EventId.Of(Noon, 1, 7), Noon, 7);
        into.SetText(Ecs.EventKind, "pipeline_error");
        Assert.True(reparser.Parse(into, new SourceSettings { Name = "s", SenderField = SourceFields.LogSourceAddress }, "192.0.2.1"));
        Assert.Equal((EventId.Of(Noon, 1, 7), Noon, 7), (into.Id, into.ReceivedMicros, into.Offset));
        Assert.Equal("event", into.Text(Ecs.EventKind));
        Assert.Equal("192.0.2.1", into.Text(SourceFields.LogSourceAddress));
        Assert.Equal(Noon - UnixMicros.Hour, into.TimestampMicros);
    }

    async Task<List<FormatNotice>> NoticesAsync(IEnumerable<(string, long, string)> frames)
    {
        await RunAsync([.. frames]);
        return _notices;
    }

    async Task<SourceStatus> RunAsync(IReadOnlyList<(string, long, string)> frames, Action<EcsEvent>? seen = null, int workers = 2)
    {
        var options = new PipelineOptions { Noticed = _notices.Add, Workers = workers };
        using var pipeline = new IngestPipeline(options, [new ListSource("s", frames)], (batch, abort) =>
        {
            foreach (var each in batch.Events) seen?.Invoke(each);
            return _store.CommitAndAcknowledgeAsync(batch, abort);
        }, new ManualClock());
        await pipeline.RunAsync(CancellationToken.None, TestContext.Current.CancellationToken);
        return Assert.Single(pipeline.Status);
    }

    static long At(int second) => Noon + second * UnixMicros.Second;

    static (string, long, string) Frame(string sender, int receivedSecond, int writtenSecond) => (sender, At(receivedSecond),
        string.Create(CultureInfo.InvariantCulture, $"<13>{UnixMicros.ToDateTimeOffset(At(writtenSecond)):MMM dd HH:mm:ss} host app: message {receivedSecond}"));
}
