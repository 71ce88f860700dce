using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Seal;

namespace Isms.Monitor.Store.Tests.Evidence;

/// <summary>Alerts, runs and sealed days as the KPIs ask for them.</summary>
public sealed class RunEvidenceTests : IDisposable
{
    const long Day = UnixMicros.Day;
    const long First = Sample.Noon - Sample.Noon % Day;

    readonly EvidenceStore _store = new();

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task An_alert_is_raised_once_however_many_revisions_and_days_it_has()
    {
        var finding = new AnomalyFinding("volume", "fw-01", 1, 2, 9, 12.5, UnixMicros.Hour, 40);
        await _store.AddAsync(Sample.Alert("grows", 1), Sample.Alert("grows", 4, Sample.Noon + Day), Sample.Alert("grows", 7, Sample.Noon + 2 * Day), Sample.Alert("late", 3, Sample.Noon + Day),
            Sample.Alert("seed", 1) with { Seeded = true }, Sample.Alert("odd", 1) with { Anomaly = finding }, Sample.Alert("first time", 1) with { Anomaly = finding with { Score = 0 } });
        var reference = new InMemoryEvidence();
        reference.Alerts.AddRange([Of("grows", Sample.Noon), Of("late", Sample.Noon + Day), Of("odd", Sample.Noon) with { Score = 12.5 }, Of("first time", Sample.Noon)]);
        foreach (var sealedToo in new[] { false, true })
        {
            if (sealedToo) _store.Clock.Now = Sample.NoonTime.AddDays(4);
            Assert.Equal(sealedToo ? 3 : 0, await new Sealer(_store.Days).SealAsync(Abort));
            foreach (var (from, to) in new[] { (First, First + 3 * Day), (First + Day, First + 3 * Day), (Sample.Noon + 1, Sample.Noon + Day), (Sample.Noon, Sample.Noon + 1) })
                Assert.Equal((await reference.AlertsAsync(from, to, Abort)).OrderBy(alert => alert.Id), (await _store.Evidence.AlertsAsync(from, to, Abort)).OrderBy(alert => alert.Id));
        }
    }

    static RaisedAlert Of(string id, long raised) => new(id, Sample.Rule.Id, "medium", raised, null);

    [Fact]
    public async Task Stretches_of_runs_are_those_of_the_reference_and_writing_one_again_adds_nothing()
    {
        var reference = new InMemoryEvidence();
        reference.Runs.AddRange([Run(0, 10), Run(12, 20), Run(5, 40)]);
        foreach (var run in reference.Runs.Append(reference.Runs[0])) _store.Runs.Write(run);
        for (var from = 0; from < 45; from += 3)
            for (var to = from + 1; to < 50; to += 5)
                Assert.Equal(Texts(await reference.RunsAsync(First + from, First + to, Abort)), Texts(await _store.Evidence.RunsAsync(First + from, First + to, Abort)));
    }

    static RunPeriod Run(long from, long to) => new()
    {
        RunMicros = First, FromMicros = First + from, ToMicros = First + to, RuleSet = "v1", Rules = 5, Refused = 1, Sources = [new("udp", 9, 8, 1, 2, null)], Delays = [1, 2, 3, 4, 5, 6, 7], FromBacklog = 3,
    };

    static IEnumerable<string> Texts(IEnumerable<RunPeriod> runs) => runs.Select(run => $"{run.FromMicros} {run.ToMicros} {run.Rules} {run.Refused} {string.Join(',', run.Sources)} {string.Join(',', run.Delays)} {run.FromBacklog}").Order(StringComparer.Ordinal);

    async Task FillAsync(params int[] days)
    {
        foreach (var day in days) await _store.AddAsync(Sample.Noon + day * Day, _ => { });
        _store.Clock.Now = Sample.NoonTime.AddDays(days[^1] + 1).AddHours(-11);
        await new Sealer(_store.Days).SealAsync(Abort);
    }

    async Task<IEnumerable<(int Day, LogState State, string What)>> DaysAsync(long from = First, int to = 9) =>
        (await _store.Evidence.LoggedDaysAsync(from, First + to * Day, Abort)).Select(day => (day.Day.DayNumber - UnixMicros.DayOf(First).DayNumber, day.State, day.What));

    [Fact]
    public async Task A_sealed_day_is_intact_one_without_a_file_is_missing_and_today_is_open()
    {
        await FillAsync(0, 1, 3);
        await _store.AddAsync(Sample.Noon + 4 * Day, _ => { });
        Assert.Equal([(0, LogState.Intact, ""), (1, LogState.Intact, ""), (2, LogState.Missing, "there is no log of this day"), (3, LogState.Intact, ""), (4, LogState.Open, "is still being written")], await DaysAsync(First, 5));
        Assert.Equal([(3, LogState.Intact, "")], await DaysAsync(First + 3 * Day, 4));
    }

    [Fact]
    public async Task A_changed_and_a_missing_file_are_found_also_when_they_were_intact_before()
    {
        await FillAsync(0, 1, 2);
        Assert.All(await DaysAsync(to: 3), day => Assert.Equal(LogState.Intact, day.State));
        var events = Path.Combine(_store.Folder, "events");
        await File.AppendAllTextAsync(Path.Combine(events, "2026-11-25.1.events.parquet"), "x", Abort);
        File.Delete(Path.Combine(events, "2026-11-26.1.events.parquet"));
        Assert.Equal([(0, LogState.Intact, ""), (1, LogState.Damaged, "the file 2026-11-25.1.events.parquet was changed"), (2, LogState.Damaged, "the file 2026-11-26.1.events.parquet is missing")], await DaysAsync(to: 3));
    }

    [Fact]
    public async Task Behind_a_line_of_the_manifest_that_was_changed_nothing_is_proven()
    {
        await FillAsync(0, 1, 2);
        var path = Path.Combine(_store.Folder, "events", "manifest.jsonl");
        var lines = await File.ReadAllLinesAsync(path, Abort);
        lines[1] = lines[1].Replace("\"rows\":1", "\"rows\":2", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(path, lines, Abort);
        Assert.Equal([LogState.Intact, LogState.Intact, LogState.Damaged], (await DaysAsync(to: 3)).Select(day => day.State));
    }

    [Fact]
    public async Task A_day_that_retention_took_is_deleted_with_the_reason()
    {
        await FillAsync(0, 1, 2);
        _store.Days.Options.RetentionDays = 2;
        await new Sealer(_store.Days).RetainAsync(Abort);
        Assert.Equal((0, LogState.Deleted, "was deleted: older than 2 days"), (await DaysAsync(to: 3)).First());
    }

    [Fact]
    public async Task A_day_that_should_be_sealed_and_is_not_is_a_finding()
    {
        await _store.AddAsync(Sample.Noon, _ => { });
        _store.Clock.Now = Sample.NoonTime.AddDays(4);
        Assert.Equal((0, LogState.Missing, "is not sealed though it is due"), (await DaysAsync(to: 1)).Single());
    }
}
