using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Sampling;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Tests.Sampling;

public class AuditSamplerTests
{
    static readonly long Now = Company.Now;

    static AuditSampler Sampler(IEvidence evidence, IRecords? records = null) => new(new MeasurementProgramme(Company.Catalogue, Company.Registers, evidence, records ?? new InMemoryRecords()));

    static async Task<AuditSample> DrawAsync(IEvidence evidence, string kpi, Sample? stored, int size = 10, long seed = 42) =>
        (await Sampler(evidence).DrawAsync(kpi, stored, Now, size, seed, TestContext.Current.CancellationToken))!;

    /// <summary>Every measure that lists its items lists all of them, and as many in the numerator as it counted.</summary>
    [Theory]
    [InlineData("RSP-01")]
    [InlineData("RSP-02")]
    [InlineData("RSP-05")]
    [InlineData("RSP-06")]
    [InlineData("DET-04")]
    [InlineData("PRV-01")]
    public async Task The_list_behind_a_figure_adds_up_to_the_figure(string kpi)
    {
        var evidence = Company.Evidence();
        evidence.Items.Add(Company.Handled("late", Now - 20 * UnixMicros.Day, Disposition.FalsePositive) with { Changes = [] });
        evidence.Items.Add(Company.Handled("severe", Now - 20 * UnixMicros.Day, Disposition.TruePositive) with { Severity = "high" });
        var again = (await new MeasurementProgramme(Company.Catalogue, Company.Registers, evidence, new InMemoryRecords()).CountAgainAsync(kpi, Now, TestContext.Current.CancellationToken))!.Value;

        Assert.NotEmpty(again.Population!);
        Assert.Equal((again.Sample.Denominator, again.Sample.Numerator), (again.Population!.Count, again.Population.Count(item => item.Counted)));
        Assert.Equal(again.Population.Count, again.Population.Select(item => item.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_sample_whatever_order_the_store_answers_in()
    {
        var (one, turned) = (Company.Evidence(), Company.Evidence());
        turned.Items.Reverse();
        var (left, right) = (await DrawAsync(one, "RSP-01", null), await DrawAsync(turned, "RSP-01", null));
        Assert.Equal(10, left.Items.Count);
        Assert.Equal(left.Items, right.Items);
        Assert.Equal(left.PopulationHash, right.PopulationHash);
        Assert.NotEqual(left.Items, (await DrawAsync(one, "RSP-01", null, seed: 43)).Items);
    }

    [Fact]
    public async Task Counted_again_over_the_same_evidence_every_figure_and_the_hash_agree()
    {
        var stored = (await Company.MeasureAsync(Company.Evidence())).SampleOf("RSP-01");
        var sample = await DrawAsync(Company.Evidence(), "RSP-01", stored);
        Assert.True(sample.Reperformance.Agrees);
        Assert.Equal("counted again, every figure and the hash are those on record", sample.Reperformance.Sentence);
        Assert.Equal(stored.Hash, sample.Reperformance.RecountedHash);
    }

    [Fact]
    public async Task A_figure_on_record_that_was_touched_up_is_seen_and_named()
    {
        var stored = (await Company.MeasureAsync(Company.Evidence())).SampleOf("RSP-01");
        var sample = await DrawAsync(Company.Evidence(), "RSP-01", stored with { Numerator = stored.Numerator - 1 });
        Assert.False(sample.Reperformance.Agrees);
        Assert.Equal("counted again, numerator differ from those on record", sample.Reperformance.Sentence);
    }

    [Fact]
    public async Task Evidence_that_went_missing_since_is_seen()
    {
        var stored = (await Company.MeasureAsync(Company.Evidence())).SampleOf("RSP-01");
        var less = Company.Evidence();
        less.Items.RemoveAt(0);
        var sample = await DrawAsync(less, "RSP-01", stored);
        Assert.False(sample.Reperformance.Agrees);
        Assert.Contains(sample.Reperformance.Figures, figure => figure.Name == "denominator" && !figure.IsSame);
    }

    [Fact]
    public async Task Without_a_sample_on_record_nothing_agrees()
    {
        var sample = await DrawAsync(Company.Evidence(), "RSP-01", null);
        Assert.Null(sample.Reperformance.Agrees);
        Assert.Equal("no sample is on record at that time or before: there is nothing to compare with", sample.Reperformance.Sentence);
    }

    [Fact]
    public async Task A_measure_without_items_says_so_and_an_empty_store_gives_nothing_to_draw()
    {
        Assert.Contains("this measure counts without listing single items: look into its query and exceptions instead", (await DrawAsync(Company.Evidence(), "VIS-03", null)).Limits);
        var nothing = await DrawAsync(new InMemoryEvidence(), "RSP-01", null);
        Assert.Empty(nothing.Items);
        Assert.Contains("not measured: nothing has been stored yet", nothing.Limits);
    }

    [Fact]
    public async Task Fewer_items_than_asked_for_are_all_drawn_and_that_is_said()
    {
        var evidence = Company.Evidence();
        evidence.Items.RemoveRange(3, evidence.Items.Count - 3);
        var sample = await DrawAsync(evidence, "RSP-01", null, size: 10);
        Assert.Equal(3, sample.Items.Count);
        Assert.Contains("there are 3 items: all were drawn", sample.Limits);
    }

    [Fact]
    public async Task Seeded_trials_are_items_that_rest_on_their_alerts()
    {
        var records = new InMemoryRecords().With(new Trial
        {
            Id = "00000000000000a1", Subject = "fw-01", Test = "eicar", InjectedMicros = Now - UnixMicros.Day, LimitMicros = UnixMicros.Hour, DeliveredMicros = Now - UnixMicros.Day + 1,
            AlertedMicros = Now - UnixMicros.Day + 2, Alert = "alert-1", Settled = true,
        }, Now - UnixMicros.Hour);
        var sample = (await Sampler(Company.Evidence(), records).DrawAsync("DET-02", null, Now, 5, 1, TestContext.Current.CancellationToken))!;
        Assert.Equal((RestsOn.Alert, "alert-1", true), (sample.Items[0].Item.RestsOn, sample.Items[0].Item.Reference, sample.Items[0].Item.Counted));
    }

    [Fact]
    public async Task An_unknown_KPI_is_nothing() => Assert.Null(await Sampler(Company.Evidence()).DrawAsync("XXX-99", null, Now, 1, 1, TestContext.Current.CancellationToken));
}
