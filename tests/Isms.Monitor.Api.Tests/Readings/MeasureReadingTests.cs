using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Readings;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Reviews;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Readings;

public class MeasureReadingTests
{
    static CancellationToken Abort => TestContext.Current.CancellationToken;

    static ControlReading Controls(Bench bench) => new(bench.Monitor.Measuring, bench.Monitor.Registers, bench.Monitor.State, bench.Clock);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_empty_store_shows_nothing_effective_and_every_control_with_a_reason(bool measured)
    {
        await using var bench = new Bench();
        if (measured) await bench.Monitor.Measuring.MeasureAsync(bench.Now, Abort);
        var overview = await Controls(bench).OverviewAsync(Abort);
        Assert.Equal((0, 0), (overview.Effective, overview.NotEffective));
        Assert.Equal(bench.Monitor.Organisation.Registers.Controls.Count(control => control.Applicable), overview.Applicable);
        Assert.Equal(93, overview.Controls.Count);
        Assert.All(overview.Controls.Where(control => control.State == MeasureState.NotMeasured), control => Assert.StartsWith("not measured: ", control.Reason, StringComparison.Ordinal));
        Assert.Equal(measured ? bench.Now : null, overview.MeasuredMicros);
        Assert.All(await Controls(bench).KpisAsync(Abort), kpi => Assert.Null(kpi.Last?.Point));
        Assert.All(await Controls(bench).ObjectivesAsync(Abort), objective => Assert.Equal("not measurable yet", objective.Outcome));
        Assert.All(await new RiskReading(bench.Monitor.Measuring, bench.Monitor.Registers, bench.Monitor.Records, bench.Clock).ListAsync(Abort), risk => Assert.Null(risk.PerYear));
    }

    [Fact]
    public async Task A_series_has_its_samples_and_an_old_measurement_shows_as_stale()
    {
        await using var bench = new Bench();
        for (var hour = 47; hour >= 0; hour--)
            foreach (var asset in bench.Monitor.Organisation.Registers.Assets.Where(asset => asset is { InScope: true, LoggingRequired: true }))
                await bench.StoreAsync(Bench.Denied(asset.Hosts[0], "203.0.113.9", bench.Now - hour * UnixMicros.Hour), bench.Now - hour * UnixMicros.Hour);
        await bench.Monitor.Measuring.MeasureAsync(bench.Now - UnixMicros.Day, Abort);
        await bench.Monitor.Measuring.MeasureAsync(bench.Now, Abort);
        var controls = Controls(bench);
        var series = (await controls.SeriesAsync("VIS-01", bench.Now - 30 * UnixMicros.Day, bench.Now + 1, Abort))!;
        Assert.Equal([bench.Now - UnixMicros.Day, bench.Now], series.Samples.Select(sample => sample.ToMicros));
        Assert.Equal("share", series.Kpi.Unit);
        Assert.InRange(series.Samples[1].Point!.Value, 0.01, 1);
        Assert.Null(await controls.SeriesAsync("XXX-01", 0, bench.Now, Abort));
        bench.Clock.Now += TimeSpan.FromDays(400);
        Assert.Equal(MeasureState.Stale, (await controls.KpisAsync(Abort)).Single(kpi => kpi.Id == "VIS-01").Last!.State);
        Assert.Equal(0, (await controls.OverviewAsync(Abort)).Effective);
    }

    [Fact]
    public async Task The_evidence_of_a_control_is_its_incidents_with_their_polarity()
    {
        await using var bench = new Bench();
        bench.Monitor.Book.Apply([Sample.Alert("a1", "Malware not cleaned", Level.Critical, bench.Now, ("host.name", "srv-99"))]);
        var part = bench.Monitor.Book.Get(bench.Monitor.State.Read(session => session.Incidents.Ids(new()))[0])!.Machine;
        foreach (var control in part.Controls)
        {
            var detail = (await Controls(bench).GetAsync(control.Control, Abort))!;
            Assert.Equal(1, detail.EvidenceTotal);
            Assert.Contains(detail.Evidence, row => row.Incident == part.Id && string.Equals(row.Polarity, control.Polarity.ToString(), StringComparison.OrdinalIgnoreCase) && row.Reason == control.Reason);
        }
        Assert.Null(await Controls(bench).GetAsync("A.9.99", Abort));
    }

    [Fact]
    public async Task A_review_is_kept_as_it_was_issued_and_the_next_one_is_a_version()
    {
        await using var bench = new Bench();
        var reviews = new ReviewReading(bench.Monitor.Registers, bench.Monitor.Evidence.Naming, bench.Monitor.Records, bench.Monitor.State, bench.Clock);
        var first = await reviews.BuildAsync(new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31), "isms", Abort);
        bench.Clock.Now += TimeSpan.FromMinutes(1);
        await bench.StoreAsync(Bench.Denied("fw-01", "203.0.113.9", bench.Now - 30 * UnixMicros.Day), bench.Now - 30 * UnixMicros.Day);
        var second = await reviews.BuildAsync(new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31), "isms", Abort);
        Assert.Equal(("2026-10-01_2026-10-31_v1", "2026-10-01_2026-10-31_v2"), (first.Id, second.Id));
        Assert.Equal([second, first], await reviews.ListAsync(Abort));
        var json = (await reviews.JsonAsync(first.Id, Abort))!;
        Assert.Equal(first.Hash, Hash.OfText(json));
        Assert.True(ReviewJson.Read(json).IsIntact);
        Assert.NotEqual(first.Hash, second.Hash);
        Assert.StartsWith("<!DOCTYPE html>", await reviews.HtmlAsync(first.Id, Abort), StringComparison.OrdinalIgnoreCase);
        Assert.Null(await reviews.HtmlAsync("nothing", Abort));
        var minutes = (await bench.Monitor.Records.HistoryAsync<ReviewMinutes>(first.Id, Abort)).Single();
        Assert.Equal((first.Hash, "isms"), (minutes.Value.SnapshotHash, minutes.By));
        var copy = (await reviews.CopyAsync(first.Id, "isms", Abort))!;
        Assert.Equal(("2026-10-01_2026-10-31_v3", first.Id, first.Hash), (copy.Id, copy.Corrects, copy.Hash));
        Assert.Equal(json, await reviews.JsonAsync(copy.Id, Abort));
        Assert.True(ReviewVerdict.Of((await reviews.SnapshotAsync(copy.Id, Abort))!.Json, copy.Hash, minutes.Value).SnapshotWhole);
        Assert.Null(await reviews.CopyAsync($"{first.Id}.json", "isms", Abort));
    }
}
