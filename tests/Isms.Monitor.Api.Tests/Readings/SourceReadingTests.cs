using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Readings;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Readings;

public class SourceReadingTests
{
    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Required_sources_that_never_came_are_listed_and_none_is_good_in_an_empty_store()
    {
        await using var bench = new Bench();
        var sources = await new SourceReading(bench.Monitor, bench.Clock).ListAsync(Abort);
        Assert.Equal(bench.Monitor.Organisation.Registers.Assets.Count(asset => asset is { InScope: true, LoggingRequired: true }), sources.Count);
        Assert.All(sources, source => Assert.Equal((SourceState.NeverSeen, (double?)null, (double?)null), (source.State, source.EventsPerSecond, source.ParseSuccess)));
    }

    [Fact]
    public async Task A_source_that_falls_silent_says_since_when_and_what_depends_on_it()
    {
        await using var bench = new Bench();
        await bench.StoreAsync(Bench.Denied("fw-01", "203.0.113.9", bench.Now), bench.Now - UnixMicros.Second);
        await bench.StoreAsync(Bench.Denied("fw-02", "203.0.113.9", bench.Now - 3 * UnixMicros.Hour), bench.Now - 3 * UnixMicros.Hour);
        await bench.StoreAsync(Bench.Denied("unknown-box", "203.0.113.9", bench.Now), bench.Now - UnixMicros.Second);
        var sources = (await new SourceReading(bench.Monitor, bench.Clock).ListAsync(Abort)).ToDictionary(source => source.Id);
        Assert.Equal((SourceState.Reporting, "", "syslog-udp", 1L), (sources["fw-01"].State, sources["fw-01"].Reason, sources["fw-01"].Kind, sources["fw-01"].Frames));
        Assert.Equal(1 / 300d, sources["fw-01"].EventsPerSecond);
        Assert.Equal(SourceState.Silent, sources["fw-02"].State);
        Assert.StartsWith("Silent for 3 h 0 min (since 2026-11-24 11:30 UTC), expected every ", sources["fw-02"].Reason, StringComparison.Ordinal);
        Assert.Contains("A.8.20", sources["fw-02"].Controls);
        Assert.Equal(SourceState.Reporting, sources["unknown-box"].State);
    }

    [Fact]
    public async Task Dead_letters_are_parsed_again_once_and_what_is_not_understood_stays()
    {
        await using var bench = new Bench();
        var now = bench.Now;
        var old = await bench.StoreAsync(Bench.Denied("fw-03", "203.0.113.44", now), now, "file:/var/log/fw-03.log", isLost: true);
        await bench.StoreAsync("\u0001\u0002 garbage", now, "file:/var/log/other.log", isLost: true);
        var sources = new SourceReading(bench.Monitor, bench.Clock);
        var letters = await sources.DeadLettersAsync(null, 10, Abort);
        Assert.Equal((2L, 2), (letters.Total, letters.Rows.Count));
        Assert.Equal("ISMS1002 no format recognises the frame.", letters.Rows[0].Reason);

        Assert.Equal(new Redrive(2, 1, 1), await sources.RedriveAsync(null, "admin", Abort));
        Assert.Equal("\u0001\u0002 garbage", Assert.Single((await sources.DeadLettersAsync(null, 10, Abort)).Rows).Raw);
        Assert.Equal(new Redrive(1, 0, 1), await sources.RedriveAsync(null, "admin", Abort));

        var events = new EventReading(bench.Monitor.Days, bench.Monitor.Registers);
        var again = Assert.Single((await events.SearchAsync(new EventRequest("source.ip:203.0.113.44", 0, now + 1, 10, null), Abort)).Value!.Rows);
        var record = (await events.GetAsync(again.Id, Abort))!;
        Assert.Equal((old.ToString(), now, "fw-03"), (record["isms.reparsed_of"], record.ReceivedMicros, record.Source));
        Assert.Equal("pipeline_error", (await events.GetAsync(old.ToString(), Abort))!["event.kind"]);
        // A frame that was understood late is still one frame.
        Assert.Equal(2, (await sources.ListAsync(Abort)).Sum(source => source.Frames));
        Assert.Contains((await new AuditReading(bench.Monitor.State).QueryAsync("re-drive", 0, 10, Abort)).Rows, entry => entry is { Actor: "admin", Detail: "2 tried, 1 understood, 1 remain" });
    }

    [Fact]
    public async Task A_source_whose_frames_are_not_understood_is_impaired()
    {
        await using var bench = new Bench();
        for (var at = 0; at < 30; at++) await bench.StoreAsync(Bench.Denied("fw-04", "203.0.113.9", bench.Now), bench.Now - UnixMicros.Second, "file:/var/log/fw-04.log", isLost: at % 2 == 0);
        var source = (await new SourceReading(bench.Monitor, bench.Clock).ListAsync(Abort)).Single(one => one.Id == "fw-04");
        Assert.Equal((SourceState.Impaired, 30L, 15L, 15L), (source.State, source.Frames, source.Unparsed, source.DeadLetters));
        Assert.Equal("50.0 % of its frames of the last 24 h are not understood.", source.Reason);
    }
}
