using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;
using Isms.Monitor.Store.Seal;

namespace Isms.Monitor.Store.Tests.Days;

public sealed class SealerTests : IDisposable
{
    readonly TempFolder _folder = new();
    readonly FixedClock _clock = new(Sample.NoonTime);

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_closed_day_becomes_parquet_answers_as_before_and_its_day_file_is_gone()
    {
        using var store = Sample.Open(_folder, _clock);
        var batch = await FillAsync(store);
        var filter = new EventFilter(EventQuery.Parse("source.ip:203.0.113.0/25 and cisco.asa.rule_name:outside_in"));
        var before = await AnswersAsync(store, filter);

        _clock.Now = Sample.NoonTime.AddHours(12.5);
        Assert.Equal(0, await new Sealer(store).SealAsync(Abort));
        _clock.Now = Sample.NoonTime.AddHours(13);
        Assert.Equal(1, await new Sealer(store).SealAsync(Abort));

        Assert.Equal(["2026-11-24.1.alerts.parquet", "2026-11-24.1.events.parquet", "2026-11-24.1.matches.parquet", "2026-11-25.duckdb", "manifest.jsonl"], Files());
        Assert.Equal(before, await AnswersAsync(store, filter));
        Assert.Equal(batch[0].Id, Assert.Single(await store.Reader.MatchesOfAsync([batch[0].Id], Abort)).Event);
        Assert.Equal("a1", Assert.Single(await store.Reader.AlertsAsync(new AlertFilter(), Abort)).Id);
        Assert.Equal(new ChainCheck.Report(3, 3, 0, null), ChainCheck.Run(_folder));
    }

    [Fact]
    public async Task Positions_outlive_the_sealing_of_their_day()
    {
        using (var store = Sample.Open(_folder, _clock))
        {
            await FillAsync(store);
            _clock.Now = Sample.NoonTime.AddDays(3);
            await new Sealer(store).SealAsync(Abort);
        }
        using var again = Sample.Open(_folder, _clock);
        await again.CommitAsync([Sample.Unit("file:a", 0, 250)], Abort);
        Assert.Equal(250, await again.Reader.CountAsync(EventFilter.All, Abort));
        Assert.Equal(250, Assert.Single(again.Positions).Offset);
    }

    [Fact]
    public async Task What_still_arrives_for_a_sealed_day_goes_into_its_next_part()
    {
        using var store = Sample.Open(_folder, _clock);
        await FillAsync(store);
        _clock.Now = Sample.NoonTime.AddDays(1);
        await new Sealer(store).SealAsync(Abort);
        await store.CommitAsync([Sample.Unit("kafka:late", 0, 10)], Abort);
        Assert.Contains("2026-11-24.2.duckdb", Files());
        Assert.Equal(260, await store.Reader.CountAsync(EventFilter.All, Abort));
        await new Sealer(store).SealAsync(Abort);
        Assert.Equal(260, await store.Reader.CountAsync(EventFilter.All, Abort));
        Assert.Equal(new ChainCheck.Report(4, 4, 0, null), ChainCheck.Run(_folder));
    }

    [Theory, InlineData(":begin"), InlineData(":files"), InlineData(":carried"), InlineData(":manifest")]
    public async Task A_sealing_that_stops_anywhere_loses_nothing_doubles_nothing_and_is_done_at_the_next_time(string step)
    {
        var crash = new CrashPoints(point => _ = point == CrashPoints.WhileSealing + step ? throw new InvalidOperationException("crash") : 0);
        using (var store = Sample.Open(_folder, _clock, crash))
        {
            await FillAsync(store);
            _clock.Now = Sample.NoonTime.AddDays(1);
            await Assert.ThrowsAsync<InvalidOperationException>(() => new Sealer(store).SealAsync(Abort));
        }
        using var again = Sample.Open(_folder, _clock);
        Assert.Equal(250, await again.Reader.CountAsync(EventFilter.All, Abort));
        Assert.Equal(step == ":manifest" ? 0 : 1, await new Sealer(again).SealAsync(Abort));
        Assert.Equal(250, await again.Reader.CountAsync(EventFilter.All, Abort));
        Assert.Equal(250, Assert.Single(again.Positions).Offset);
        Assert.Equal(new ChainCheck.Report(3, 3, 0, null), ChainCheck.Run(_folder));
    }

    [Fact]
    public async Task Retention_by_days_deletes_files_frees_the_disk_and_says_so_in_the_chain()
    {
        using var store = Sample.Open(_folder, _clock);
        store.Options.RetentionDays = 30;
        await FillAsync(store);
        _clock.Now = Sample.NoonTime.AddDays(30);
        await new Sealer(store).SealAsync(Abort);
        Assert.Equal(0, await new Sealer(store).RetainAsync(Abort));
        _clock.Now = Sample.NoonTime.AddDays(31);
        Assert.Equal(3, await new Sealer(store).RetainAsync(Abort));
        Assert.Equal(["2026-12-24.duckdb", "manifest.jsonl"], Files());
        Assert.Equal(0, await store.Reader.CountAsync(EventFilter.All, Abort));
        Assert.Equal(new ChainCheck.Report(6, 0, 3, null), ChainCheck.Run(_folder));
        Assert.Contains("older than 30 days", File.ReadLines(Path.Combine(_folder, "events", "manifest.jsonl")).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retention_by_bytes_deletes_the_oldest_days_only()
    {
        using var store = Sample.Open(_folder, _clock);
        await store.CommitAsync([Sample.Unit("file:a", 0, 100), Sample.Unit("file:b", 0, 100, Sample.Noon + UnixMicros.Day)], Abort);
        _clock.Now = Sample.NoonTime.AddDays(3);
        await new Sealer(store).SealAsync(Abort);
        store.Options.RetentionBytes = Directory.EnumerateFiles(Path.Combine(_folder, "events"), "*.*").Where(file => !file.EndsWith("jsonl", StringComparison.Ordinal)).Sum(file => new FileInfo(file).Length) - 1;
        Assert.Equal(1, await new Sealer(store).RetainAsync(Abort));
        Assert.DoesNotContain("2026-11-24.1.events.parquet", Files());
        Assert.Equal(100, await store.Reader.CountAsync(EventFilter.All, Abort));
    }

    [Fact]
    public async Task Verify_names_the_first_broken_link()
    {
        using (var store = Sample.Open(_folder, _clock))
        {
            await FillAsync(store);
            _clock.Now = Sample.NoonTime.AddDays(1);
            await new Sealer(store).SealAsync(Abort);
        }
        var events = Path.Combine(_folder, "events");
        var manifest = Path.Combine(events, "manifest.jsonl");
        var lines = File.ReadAllLines(manifest);
        var remedy = " Restore the events folder from a backup, and treat what lies behind this place as unproven.";

        File.WriteAllLines(manifest, [lines[0].Replace("\"rows\":250", "\"rows\":249", StringComparison.Ordinal), lines[1], lines[2]]);
        Assert.Equal($"{manifest}(2,1): ISMS4015 the line before it was changed, put in or taken out: its hash is not the one noted here.{remedy}", ChainCheck.Run(_folder).Broken);
        File.WriteAllLines(manifest, [lines[0], lines[2]]);
        Assert.StartsWith($"{manifest}(2,1): ISMS4015", ChainCheck.Run(_folder).Broken, StringComparison.Ordinal);
        File.WriteAllLines(manifest, lines);
        Assert.Null(ChainCheck.Run(_folder).Broken);
        File.AppendAllText(Path.Combine(events, "2026-11-24.1.matches.parquet"), "x");
        Assert.Equal($"{manifest}(2,1): ISMS4015 the sealed file 2026-11-24.1.matches.parquet was changed: its SHA-256 is not the one noted here.{remedy}", ChainCheck.Run(_folder).Broken);
        File.Delete(Path.Combine(events, "2026-11-24.1.events.parquet"));
        Assert.Equal($"{manifest}(1,1): ISMS4015 the sealed file 2026-11-24.1.events.parquet is missing.{remedy}", ChainCheck.Run(_folder).Broken);
    }

    [Fact]
    public async Task A_manifest_line_that_a_crash_cut_off_is_dropped_at_the_next_start()
    {
        using (var store = Sample.Open(_folder, _clock)) await FillAsync(store);
        File.WriteAllText(Path.Combine(_folder, "events", "manifest.jsonl"), "{\"kind\":\"sea");
        using var again = Sample.Open(_folder, _clock);
        Assert.Equal(250, await again.Reader.CountAsync(EventFilter.All, Abort));
        Assert.Empty(again.Catalog.Manifest.Entries);
    }

    async Task<EventBatch> FillAsync(DayStore store)
    {
        var batch = Sample.Batch("file:a", 0, 250);
        await store.CommitAsync([new CommitUnit(batch, [Sample.Match(batch[0])], [Sample.Alert("a1", 1)])], Abort);
        return batch;
    }

    static async Task<string> AnswersAsync(DayStore store, EventFilter filter)
    {
        var page = await store.Reader.SearchAsync(filter, 1000, abort: Abort);
        var top = (await store.Reader.SpreadAsync(filter, ["source.ip"], 1000, Abort)).SelectMany(spread => spread.Top);
        return string.Join('\n', page.Events.Select(row => row.Event.Id + EventJson.FlatText(row.Event)).Concat(top.Select(value => value.ToString())));
    }

    IEnumerable<string?> Files() => Directory.EnumerateFiles(Path.Combine(_folder, "events")).Select(Path.GetFileName).Where(name => !name!.EndsWith(".wal", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
