using System.Text.Json;
using FsCheck.Xunit;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Tests.Measures;

public class ProgrammeTests
{
    static readonly Lazy<Task<Measurement>> Healthy = new(() => Company.MeasureAsync(Company.Evidence()));

    [Fact]
    public async Task An_empty_store_shows_no_green_anywhere()
    {
        var measurement = await Company.MeasureAsync(new InMemoryEvidence());
        Assert.Equal(40, measurement.Kpis.Count);
        Assert.All(measurement.Kpis, kpi => Assert.Equal(State.NotMeasured, kpi.State));
        Assert.All(measurement.Kpis, kpi => Assert.Null(kpi.Value));
        Assert.All(measurement.Controls, control => Assert.NotEqual(Counted.Effective, control.State.Counted()));
        Assert.Equal((0, 0), (measurement.Counts.Effective, measurement.Counts.NotEffective));
        Assert.Empty(measurement.Risks);
    }

    [Fact]
    public async Task Without_registers_there_is_no_green_either()
    {
        var measurement = await Company.MeasureAsync(Company.Evidence(), new Registers.RegisterSet());
        Assert.All(measurement.Kpis, kpi => Assert.True(
            !kpi.State.IsMeasured() || kpi.Kpi is "VIS-03" or "RSP-01" or "RSP-05" or "RSP-02" or "DET-04" or "PRV-01",
                $"{kpi.Kpi} {kpi.Words}"));
        Assert.Equal(0, measurement.Counts.Applicable);
    }

    [Theory]
    [InlineData("VIS-01", State.Effective)]
    [InlineData("VIS-02", State.Effective)]
    [InlineData("VIS-03", State.Insufficient)]
    [InlineData("VIS-05", State.Effective)]
    [InlineData("RSP-01", State.Effective)]
    [InlineData("RSP-02", State.NotMeasured)]
    [InlineData("RSP-05", State.LikelyEffective)]
    [InlineData("PRV-01", State.Effective)]
    [InlineData("PRV-02", State.Effective)]
    [InlineData("DET-02", State.NotMeasured)]
    public async Task A_healthy_organisation_is_measured_so(string kpi, State expected)
    {
        var status = (await Healthy.Value).StatusOf(kpi);
        Assert.True(expected == status.State, status.Words);
    }

    [Fact]
    public async Task A_KPI_without_a_measure_says_so()
    {
        var catalogue = Company.Catalogue with { Definitions = [.. Company.Catalogue.Definitions, Company.Catalogue.Definitions[0] with { Id = "NEW-01" }] };
        var measurement = await new MeasurementProgramme(catalogue, Company.Registers, Company.Evidence(), new Isms.Monitor.Controls.Records.InMemoryRecords())
            .MeasureAsync(Company.Now, TestContext.Current.CancellationToken);
        Assert.Equal("not measured: not implemented", measurement.StatusOf("NEW-01").Words);
    }

    [Fact]
    public async Task A_silenced_sensor_turns_what_depends_on_it_not_measured_and_is_named()
    {
        var before = await Healthy.Value;
        var after = await Company.MeasureAsync(Company.Evidence("ids-01"));
        Assert.Equal(State.Effective, before.ControlOf("A.8.7").State);
        Assert.Equal("not measured: ids-01 has been silent since 2026-11-21 23:40 UTC", after.StatusOf("PRV-01").Words);
        Assert.Equal("partly measured: PRV-01: ids-01 has been silent since 2026-11-21 23:40 UTC", after.ControlOf("A.8.7").Words);
        Assert.Equal(["ids-01"], after.SampleOf("PRV-01").SourcesDown);
        Assert.Equal("ids-01", Assert.Single(after.SampleOf("VIS-01").Exceptions).Subject);
        Assert.Equal(["fw-01", "fw-02", "ids-01", "srv-01"], after.Sources.Where(source => source.Criticality > 1)
            .Select(source => source.Source));
        Assert.True(after.Sources.Single(source => source.Source == "ids-01").Silent);
    }

    [Fact]
    public async Task A_silenced_firewall_makes_the_incident_rate_unknown_and_never_lower()
    {
        var evidence = Company.Evidence("fw-01");
        evidence.Items.AddRange(Enumerable.Range(0, 12).Select(n => Company.Handled($"OLD-{n}",
            Company.Now - (70 + 9 * n) * UnixMicros.Day, Disposition.TruePositive)));
        var rate = (await Company.MeasureAsync(evidence)).StatusOf("RSP-11");
        Assert.Equal(State.NotMeasured, rate.State);
        Assert.Contains("fw-01 has been silent since", rate.Words, StringComparison.Ordinal);
        Assert.Null(rate.Value);
    }

    [Fact]
    public async Task A_closed_laptop_lowers_the_exposure_and_blinds_nothing()
    {
        var measurement = await Company.MeasureAsync(Company.Evidence("wks-01"));
        Assert.Equal(State.Effective, measurement.StatusOf("PRV-01").State);
        Assert.Empty(measurement.SampleOf("PRV-01").SourcesDown);
        Assert.InRange(measurement.SampleOf("PRV-01").ObservedExposure, 0.99, 0.9999);
    }

    [Fact]
    public async Task The_same_data_give_the_same_figures_and_hashes()
    {
        var evidence = Company.Evidence("fw-02");
        var first = await Company.MeasureAsync(evidence);
        evidence.Events.Reverse();
        evidence.Items.Reverse();
        evidence.Malware.Reverse();
        var second = await Company.MeasureAsync(evidence);
        Assert.Equal(JsonSerializer.Serialize(first, ControlsJson.Canonical), JsonSerializer.Serialize(second, ControlsJson.Canonical));
        Assert.Equal(first.Hash, second.Hash);
        Assert.Equal(first.Samples.Select(sample => sample.Hash), second.Samples.Select(sample => sample.Hash));
    }

    [Fact]
    public async Task Events_after_the_time_measured_at_change_nothing()
    {
        var evidence = Company.Evidence();
        var before = (await Company.MeasureAsync(evidence)).Hash;
        evidence.Events.Add(new("fw-01", "firewall.log", Company.Now + 1, Company.Now + 1));
        evidence.Items.Add(Company.Handled("INC-LATER", Company.Now + 1));
        evidence.Malware.Add(new("Later", "wks-01", Company.Now, false, "ids", 1));
        Assert.Equal(before, (await Company.MeasureAsync(evidence)).Hash);
    }

    [Fact]
    public async Task A_store_that_cannot_answer_makes_the_KPI_not_measured_with_its_words()
    {
        var measurement = await Company.MeasureAsync(new BrokenMalware(Company.Evidence()));
        Assert.Equal("not measured: the store could not answer: day file 2026-11-01 is damaged", measurement.StatusOf("PRV-01").Words);
        Assert.Equal(State.Effective, measurement.StatusOf("PRV-02").State);
    }

    [Fact]
    public async Task An_override_is_shown_as_manual_and_keeps_the_computed_state()
    {
        var until = Company.Now + UnixMicros.Day;
        var measurement = await Company.MeasureAsync(Company.Evidence(), null,
            new StateOverride("PRV-05", State.Effective, "external test of October", "isms-manager", until));
        Assert.Equal("likely effective (manual)", measurement.StatusOf("PRV-05").Words);
        Assert.Equal(State.NotMeasured, measurement.StatusOf("PRV-05").Computed);
        Assert.Equal(State.LikelyEffective, measurement.ControlOf("A.8.20").State);
    }

    [Fact]
    public async Task Controls_that_do_not_apply_are_outside_all_counts()
    {
        var measurement = await Healthy.Value;
        Assert.Equal(State.NotApplicable, measurement.ControlOf("A.8.30").State);
        Assert.Equal(12, measurement.Counts.Applicable);
        Assert.Equal(1, measurement.Counts.NotMeasurable);
    }

    [Fact]
    public async Task A_measurement_that_was_stored_comes_back_the_same_and_goes_stale_when_it_is_not_made_again()
    {
        var measurement = await Healthy.Value;
        var json = JsonSerializer.Serialize(measurement, ControlsJson.Canonical);
        var read = JsonSerializer.Deserialize<Measurement>(json, ControlsJson.Canonical)!;
        Assert.Equal(measurement.Hash, read.Hash);
        var programme = new MeasurementProgramme(Company.Catalogue, Company.Registers, Company.Evidence(), new Isms.Monitor.Controls.Records.InMemoryRecords());
        Assert.Equal(measurement.Hash, programme.Restate(read, Company.Now, []).Hash);
        var later = programme.Restate(read, Company.Now + 40 * UnixMicros.Hour, []);
        Assert.Equal(State.Stale, later.StatusOf("VIS-01").State);
        Assert.Equal(State.Effective, later.StatusOf("PRV-01").State);
        Assert.Equal(State.Stale, later.ControlOf("A.8.15").State);
        Assert.Equal(0, programme.Restate(read, Company.Now + 100 * UnixMicros.Day, []).Counts.Effective);
    }

    [Property(MaxTest = 12)]
    public async Task Silencing_sources_never_improves_anything(bool firewall, bool sensor, bool server, bool endpoint)
    {
        var before = await Healthy.Value;
        var silenced = new[] { firewall ? "fw-01" : "", sensor ? "ids-01" : "", server ? "srv-01" : "", endpoint ? "wks-05" : "" };
        var after = await Company.MeasureAsync(Company.Evidence(silenced));
        Assert.All(after.Kpis, kpi => Assert.True(kpi.State.Counted() != Counted.Effective
            || before.StatusOf(kpi.Kpi).State.Counted() == Counted.Effective, kpi.Words));
        Assert.True(after.Counts.Effective <= before.Counts.Effective);
    }

    /// <summary>A store whose malware call fails.</summary>
    sealed class BrokenMalware(IEvidence inner) : IEvidence
    {
        public ValueTask<EvidenceSpan?> SpanAsync(long to, CancellationToken abort) => inner.SpanAsync(to, abort);
        public ValueTask<IReadOnlyList<SourceHour>> SourceHoursAsync(long from, long to, CancellationToken abort) =>
            inner.SourceHoursAsync(from, to, abort);
        public ValueTask<IReadOnlyList<SourceGap>> GapsAsync(long from, long to, long longerThan, CancellationToken abort) =>
            inner.GapsAsync(from, to, longerThan, abort);
        public ValueTask<IReadOnlyList<ClockOffset>> ClockOffsetsAsync(long from, long to, CancellationToken abort) =>
            inner.ClockOffsetsAsync(from, to, abort);
        public ValueTask<IReadOnlyList<DatasetFrames>> FramesAsync(long from, long to, CancellationToken abort) =>
            inner.FramesAsync(from, to, abort);
        public ValueTask<IReadOnlyList<AntivirusStatus>> AntivirusStatusAsync(long from, long to, CancellationToken abort) =>
            inner.AntivirusStatusAsync(from, to, abort);
        public ValueTask<IReadOnlyList<MalwareCluster>> MalwareClustersAsync(long from, long to, CancellationToken abort) =>
            throw new EvidenceUnavailableException("day file 2026-11-01 is damaged");
        public ValueTask<IReadOnlyList<TriageItem>> TriageAsync(long from, long to, CancellationToken abort) =>
            inner.TriageAsync(from, to, abort);
        public ValueTask<IReadOnlyList<RuleCoverage>> RuleCoverageAsync(long to, CancellationToken abort) => inner.RuleCoverageAsync(to, abort);
        public ValueTask<IReadOnlyList<RaisedAlert>> AlertsAsync(long from, long to, CancellationToken abort) => inner.AlertsAsync(from, to, abort);
        public ValueTask<IReadOnlyList<RunPeriod>> RunsAsync(long from, long to, CancellationToken abort) => inner.RunsAsync(from, to, abort);
        public ValueTask<IReadOnlyList<LoggedDay>> LoggedDaysAsync(long from, long to, CancellationToken abort) => inner.LoggedDaysAsync(from, to, abort);
        public ValueTask<IReadOnlyList<NetworkEntity>> NetworkEntitiesAsync(long from, long to, CancellationToken abort) =>
            inner.NetworkEntitiesAsync(from, to, abort);
        public ValueTask<IReadOnlyList<FirewallRuleHits>> FirewallRuleHitsAsync(long from, long to, CancellationToken abort) =>
            inner.FirewallRuleHitsAsync(from, to, abort);
        public ValueTask<IReadOnlyList<ZoneFlow>> ZoneFlowsAsync(long from, long to, CancellationToken abort) => inner.ZoneFlowsAsync(from, to, abort);
        public ValueTask<IReadOnlyList<BoundaryAttack>> BoundaryAttacksAsync(long from, long to, CancellationToken abort) =>
            inner.BoundaryAttacksAsync(from, to, abort);
    }
}
