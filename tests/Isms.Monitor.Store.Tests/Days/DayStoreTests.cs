using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Tests.Days;

public sealed class DayStoreTests
{
    const long Midnight = Sample.Noon + UnixMicros.Day / 2;

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_matches_alerts_and_positions_of_a_commit_are_there_after_a_reopening()
    {
        using var folder = new TempFolder();
        using (var store = Sample.Open(folder))
        {
            var batch = Sample.Batch("file:a", 0, 256);
            await store.CommitAsync([new CommitUnit(batch, [Sample.Match(batch[0])], [Sample.Alert("a1", 1), Sample.Alert("a1", 2)])], Abort);
        }
        using var again = Sample.Open(folder);
        Assert.Equal(256, await again.Reader.CountAsync(EventFilter.All, Abort));
        var match = Assert.Single(await again.Reader.MatchesReceivedAsync(0, abort: Abort));
        Assert.Equal(Sample.Rule.Controls, match.Rule.Controls);
        Assert.Equal(["jane \"x\""], match.Fields["user.name"]);
        Assert.Equal(match.Event, Assert.Single(await again.Reader.MatchesOfAsync([match.Event], Abort)).Event);
        Assert.Equal([new SourcePosition("file:a", 0, 256)], again.Positions);
    }

    [Fact]
    public async Task The_last_revision_of_an_alert_replaces_the_ones_before_and_the_same_one_twice_changes_nothing()
    {
        using var folder = new TempFolder();
        using var store = Sample.Open(folder);
        await store.CommitAsync([new CommitUnit(null, [], [Sample.Alert("a1", 1), Sample.Alert("b1", 1)])], Abort);
        await store.CommitAsync([new CommitUnit(null, [], [Sample.Alert("a1", 3, Midnight + 1), Sample.Alert("a1", 2)])], Abort);
        await store.CommitAsync([new CommitUnit(null, [], [Sample.Alert("a1", 3, Midnight + 1)])], Abort);

        var alerts = await store.Reader.AlertsAsync(new AlertFilter(), Abort);
        Assert.Equal([("a1", 3), ("b1", 1)], alerts.Select(alert => (alert.Id, alert.Revision)));
        Assert.Equal(["203.0.113.7"], alerts[0].Entities["source.ip"]);
        Assert.Equal("a1", Assert.Single(await store.Reader.AlertsAsync(new AlertFilter { Ids = ["a1"] }, Abort)).Id);
        Assert.Equal("a1", Assert.Single(await store.Reader.AlertsAsync(new AlertFilter { ReceivedFromMicros = Midnight }, Abort)).Id);
    }

    [Fact]
    public async Task Closing_waits_for_the_commit_that_runs()
    {
        using var folder = new TempFolder();
        using var isRunning = new ManualResetEventSlim();
        using var mayGoOn = new ManualResetEventSlim();
        var store = Sample.Open(folder, points: new CrashPoints(point =>
        {
            if (point != CrashPoints.BeforeCommit) return;
            isRunning.Set();
            mayGoOn.Wait(Abort);
        }));
        var commit = store.CommitAsync([Sample.Unit("file:a", 0, 256)], Abort);
        isRunning.Wait(Abort);
        var closing = Task.Run(store.Dispose, Abort);
        mayGoOn.Set();
        await commit;
        await closing;

        using var again = Sample.Open(folder);
        Assert.Equal(256, await again.Reader.CountAsync(EventFilter.All, Abort));
    }

    [Fact]
    public async Task A_rule_is_told_once_a_file_and_every_match_has_it()
    {
        using var folder = new TempFolder();
        for (var run = 0; run < 2; run++)
        {
            using var store = Sample.Open(folder);
            var batch = Sample.Batch("file:a", run * 256, 256);
            await store.CommitAsync([new CommitUnit(batch, [Sample.Match(batch[0]), Sample.Match(batch[1])], [])], Abort);
        }
        using var again = Sample.Open(folder);
        var matches = await again.Reader.MatchesReceivedAsync(0, abort: Abort);
        Assert.Equal(4, matches.Count);
        Assert.All(matches, match => Assert.Equal(Sample.Rule.Triage, match.Rule.Triage));
    }

    [Fact]
    public async Task Texts_that_are_longer_than_a_chunk_of_rows_may_be_come_back()
    {
        using var folder = new TempFolder();
        var line = new byte[3_000_000];
        line.AsSpan().Fill((byte)'x');
        var batch = new EventBatch { Position = new SourcePosition("file:a", 0, 12) };
        for (var at = 0; at < 12; at++)
        {
            line[0] = (byte)('a' + at);
            var next = batch.Add(line.AsSpan(0, at % 2 == 0 ? line.Length : 700_000));
            (next.Id, next.Offset, next.TimestampMicros, next.ReceivedMicros) = (EventId.Of(Sample.Noon, 0, at), at, Sample.Noon + at, Sample.Noon);
        }
        using (var store = Sample.Open(folder)) await store.CommitAsync([new CommitUnit(batch, [], [])], Abort);

        using var again = Sample.Open(folder);
        var stored = await again.Reader.GetAsync([.. batch.Events.ToArray().Select(one => one.Id)], Abort);
        Assert.Equal(Enumerable.Range(0, 12).Select(at => ((char)('a' + at), at % 2 == 0 ? line.Length : 700_000)),
            stored.OrderBy(one => one.Event.TimestampMicros).Select(one => ((char)one.Event.Original[0], one.Event.Original.Length)));
    }

    [Fact]
    public async Task A_replay_is_recognised_by_its_position_and_stored_once()
    {
        using var folder = new TempFolder();
        using (var store = Sample.Open(folder)) await store.CommitAsync([Sample.Unit("file:a", 0, 200)], Abort);
        using var again = Sample.Open(folder);
        var replay = Sample.Batch("file:a", 100, 200, Sample.Noon + 100_000);
        await again.CommitAsync([new CommitUnit(replay, [Sample.Match(replay[0]), Sample.Match(replay[150])], [])], Abort);
        Assert.Equal(300, await again.Reader.CountAsync(EventFilter.All, Abort));
        Assert.Equal(replay[150].Id, Assert.Single(await again.Reader.MatchesReceivedAsync(0, abort: Abort)).Event);
    }

    [Fact]
    public async Task Another_origin_of_a_source_is_no_replay()
    {
        using var folder = new TempFolder();
        using var store = Sample.Open(folder);
        await store.CommitAsync([new CommitUnit(Sample.Batch("file:a", 0, 100, origin: 1), [], [])], Abort);
        await store.CommitAsync([new CommitUnit(Sample.Batch("file:a", 0, 50, origin: 2), [], [])], Abort);
        Assert.Equal(150, await store.Reader.CountAsync(EventFilter.All, Abort));
    }

    [Fact]
    public async Task A_commit_across_midnight_goes_into_two_files_by_received_time()
    {
        using var folder = new TempFolder();
        using var store = Sample.Open(folder);
        await store.CommitAsync([Sample.Unit("file:a", 0, 200, Midnight - 100_000)], Abort);
        Assert.Equal(["2026-11-24.duckdb", "2026-11-25.duckdb"], Directory.EnumerateFiles(Path.Combine(folder, "events"), "*.duckdb").Select(Path.GetFileName).Order());
        Assert.Equal(200, await store.Reader.CountAsync(EventFilter.All, Abort));
        Assert.Equal(100, await store.Reader.CountAsync(new EventFilter(EventQuery.Parse("event.ingested:>=2026-11-25")), Abort));
    }

    /// <summary>The crash comes between the two transactions; the source then sends the whole batch again.</summary>
    [Fact]
    public async Task A_commit_that_fails_between_two_days_is_completed_by_a_replay_without_doubles()
    {
        using var folder = new TempFolder();
        var crash = new CrashPoints(point => _ = point == CrashPoints.BetweenDays ? throw new InvalidOperationException("crash") : 0);
        using (var store = Sample.Open(folder, points: crash))
            await Assert.ThrowsAsync<InvalidOperationException>(() => store.CommitAsync([Sample.Unit("file:a", 0, 200, Midnight - 100_000)], Abort));
        using var again = Sample.Open(folder);
        Assert.Equal(100, await again.Reader.CountAsync(EventFilter.All, Abort));
        Assert.Empty(again.Positions);
        await again.CommitAsync([Sample.Unit("file:a", 0, 200, Midnight - 100_000)], Abort);
        Assert.Equal(200, await again.Reader.CountAsync(EventFilter.All, Abort));
        Assert.Equal(200, Assert.Single(again.Positions).Offset);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_double_in_both_orders()
    {
        using var folder = new TempFolder();
        using var store = Sample.Open(folder);
        await store.CommitAsync([Sample.Unit("file:a", 0, 250, Midnight - 100_000)], Abort);
        foreach (var oldestFirst in new[] { false, true })
        {
            var times = new List<long>();
            EventCursor? cursor = null;
            do
            {
                var page = await store.Reader.SearchAsync(EventFilter.All, 64, cursor, oldestFirst, Abort);
                times.AddRange(page.Events.Select(row => row.Event.TimestampMicros));
                cursor = page.Next is { } next && EventCursor.TryParse(next.ToString(), out var parsed) ? parsed : null;
            }
            while (cursor is not null);
            Assert.Equal(250, times.Distinct().Count());
            Assert.Equal(oldestFirst ? times.Order() : times.OrderDescending(), times);
        }
    }

    [Fact]
    public async Task Histogram_top_values_and_distinct_count_what_the_filter_leaves()
    {
        using var folder = new TempFolder();
        using var store = Sample.Open(folder);
        await store.CommitAsync([Sample.Unit("file:a", 0, 250, Midnight - 100_000)], Abort);
        var filter = new EventFilter(EventQuery.Parse("source.ip:203.0.113.0/25"));
        Assert.Equal([new HistogramBar(Midnight - UnixMicros.Minute, null, 100), new HistogramBar(Midnight, null, 28)],
            await store.Reader.HistogramAsync(filter, UnixMicros.Minute, abort: Abort));
        Assert.Equal([new HistogramBar(Midnight - UnixMicros.Minute, "tcp", 100), new HistogramBar(Midnight, "tcp", 28)],
            await store.Reader.HistogramAsync(filter, UnixMicros.Minute, "network.transport", Abort));
        var spread = await store.Reader.SpreadAsync(filter, ["event.type", "no.such.field", "cisco.asa.rule_name", "source.ip"], 1, Abort);
        Assert.Equal(["event.type 128 2 connection 128", "cisco.asa.rule_name 128 1 outside_in 128", "source.ip 128 128 203.0.113.0 1"],
            spread.Select(one => $"{one.Field} {one.Present} {one.Distinct} {one.Top.Single().Value} {one.Top.Single().Count}"));
        Assert.Equal([new ValueCount("connection", 128), new ValueCount("denied", 128)], (await store.Reader.SpreadAsync(filter, ["event.type"], 10, Abort)).Single().Top);
        Assert.Empty(await store.Reader.SpreadAsync(filter, [], 10, Abort));
    }

    [Fact]
    public async Task Ids_are_found_and_unknown_ones_are_not()
    {
        using var folder = new TempFolder();
        using var store = Sample.Open(folder);
        var batch = Sample.Batch("file:a", 0, 20);
        await store.CommitAsync([new CommitUnit(batch, [], []) { Flags = _ => EventFlags.Seed }], Abort);
        EventId[] ids = [batch[3].Id, batch[9].Id, EventId.Of(Sample.Noon, 99, 1)];
        Assert.Equal(ids[..2].Order(), (await store.Reader.ContainsAsync(ids, Abort)).Order());
        var found = await store.Reader.GetAsync(ids, Abort);
        Assert.Equal(ids[..2].Order(), found.Select(row => row.Event.Id).Order());
        Assert.All(found, row => Assert.Equal(("file:a", EventFlags.Seed), (row.Source, row.Flags)));
    }

    [Fact]
    public void A_second_process_is_told_who_has_the_folder_and_what_to_do()
    {
        using var folder = new TempFolder();
        using var store = Sample.Open(folder);
        var refused = Assert.Throws<StoreException>(() => Sample.Open(folder));
        Assert.Equal($"{folder.Path}: ISMS4010 the data folder is in use by a running server (process {Environment.ProcessId}). "
            + "Ask the server (its API or console), or stop it and run the command again.", refused.Message);
    }

    [Theory]
    [InlineData("Out of Memory Error: failed to pin block of size 256.0 KiB", "/data: ISMS4018 the question needs more memory than the store may use. Ask for a shorter time, or give the store more: storeMemoryMebibytes in isms-monitor.yml.")]
    [InlineData("Binder Error: no such column\nLINE 1", "/data: ISMS4017 DuckDB refuses the question: Binder Error: no such column. A day file may be of another version of the program; else please report the query.")]
    public void A_refused_question_says_what_to_do(string refusal, string expected) =>
        Assert.Equal(expected, StoreException.Refused("/data", new InvalidOperationException(refusal)).Message);

    [Fact]
    public async Task A_field_name_that_is_none_never_reaches_sql()
    {
        using var folder = new TempFolder();
        using var store = Sample.Open(folder);
        await store.CommitAsync([Sample.Unit("file:a", 0, 1)], Abort);
        await Assert.ThrowsAsync<QueryException>(() => store.Reader.SpreadAsync(EventFilter.All, ["x\"') --"], 1, Abort));
    }

    [Fact]
    public async Task A_query_that_is_given_up_stops_and_says_so()
    {
        using var folder = new TempFolder();
        using var store = Sample.Open(folder);
        await store.CommitAsync([Sample.Unit("file:a", 0, 256)], Abort);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Reader.CountAsync(EventFilter.All, stop.Token));
    }
}
