using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Acting.Clocks;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Tests.Readings;

/// <summary>What follows from a measurement of a real store.</summary>
public class AfterMeasurementTests
{
    static CancellationToken Abort => TestContext.Current.CancellationToken;

    static Task<IReadOnlyList<Recorded<Nonconformity>>> KnownAsync(Bench bench) => bench.Monitor.Records.AsOfAsync<Nonconformity>(long.MaxValue, Abort).AsTask();

    static (string, int) Named(Recorded<Nonconformity> one) => (one.Value.Id, one.Version);

    /// <summary>One firewall logs and nothing else does: coverage of log sources is ineffective.</summary>
    static Task StoreLittleAsync(Bench bench) => bench.StoreAsync(Bench.Denied("fw-01", "203.0.113.9", bench.Now - UnixMicros.Minute), bench.Now - UnixMicros.Minute);

    [Fact]
    public async Task An_ineffective_key_KPI_opens_one_draft_however_often_it_is_measured()
    {
        await using var bench = new Bench();
        await StoreLittleAsync(bench);
        await bench.Monitor.Measuring.MeasureAsync(bench.Now, Abort);
        var first = await KnownAsync(bench);
        bench.Clock.Now += TimeSpan.FromMinutes(5);
        await bench.Monitor.Measuring.MeasureAsync(bench.Now, Abort);

        Assert.Contains(first, one => one.Value is { Subject: "VIS-01", State: NonconformityState.Draft } && one.By == "policy:drafts");
        Assert.Equal(first.Select(Named), (await KnownAsync(bench)).Select(Named));
    }

    [Fact]
    public async Task A_rejected_draft_does_not_come_back_while_the_KPI_has_not_recovered()
    {
        await using var bench = new Bench();
        await StoreLittleAsync(bench);
        await bench.Monitor.Measuring.MeasureAsync(bench.Now, Abort);
        var draft = (await KnownAsync(bench)).Single(one => one.Value.Subject == "VIS-01");
        await bench.Monitor.Records.WriteAsync(draft.Value with { State = NonconformityState.Rejected }, 1, "c.lindt", "known", Abort);
        bench.Clock.Now += TimeSpan.FromMinutes(5);
        await bench.Monitor.Measuring.MeasureAsync(bench.Now, Abort);

        Assert.Single(await KnownAsync(bench), one => one.Value.Subject == "VIS-01");
    }

    [Fact]
    public async Task A_past_that_is_measured_later_opens_nothing()
    {
        await using var bench = new Bench();
        await bench.Monitor.Measuring.MeasureAsync(bench.Now, Abort);
        await StoreLittleAsync(bench);
        await bench.Monitor.Measuring.MeasureAsync(bench.Now - 1, Abort);

        Assert.Empty(await KnownAsync(bench));
    }

    [Theory]
    [InlineData("Ineffective", "Ineffective", 60)]
    [InlineData("Degraded", "Ineffective", 10)]
    [InlineData("NotMeasured", "Ineffective", 60)]
    [InlineData("Ineffective", "NotMeasured", 60)]
    public async Task A_run_starts_after_the_last_measurement_that_was_better_and_a_gap_does_not_end_it(string before, string between, int minutes)
    {
        await using var bench = new Bench();
        bench.Monitor.State.Write(session =>
        {
            foreach (var (state, ago) in new[] { ("Effective", 90), ("Ineffective", 60), (before, 30), (between, 10), ("Ineffective", 0) })
                session.KpiSamples.Add(new StateSample("VIS-01", bench.Now - ago * UnixMicros.Minute, "{}") { State = state });
        });

        var since = bench.Monitor.State.Read(session => IneffectiveRun.Since(session.KpiSamples, "VIS-01", bench.Now));

        Assert.Equal(bench.Now - minutes * UnixMicros.Minute, since);
    }

    [Fact]
    public async Task Clocks_that_a_crash_left_out_are_made_good()
    {
        await using var bench = new Bench();
        await bench.Monitor.Records.WriteAsync(new IncidentTimeline { Id = "i1", Aware = new Moment(bench.Now, MomentQuality.Exact), Regimes = ["gdpr"] }, 0, "r.voss", "", Abort);
        bench.Clock.Now += TimeSpan.FromMinutes(5);
        await bench.Monitor.Measuring.MeasureAsync(bench.Now, Abort);
        await bench.Monitor.Measuring.MeasureAsync(bench.Now + 1, Abort);

        var steps = await bench.Monitor.Records.AsOfAsync<ClockStep>(long.MaxValue, Abort);
        Assert.Equal(["i1/gdpr/authority", "i1/gdpr/people"], steps.Select(step => step.Value.Id));
        Assert.All(steps, step => Assert.Equal((1, ClockKeeper.Writer, ClockState.Running), (step.Version, step.By, step.Value.StateAt(bench.Now))));
    }
}
