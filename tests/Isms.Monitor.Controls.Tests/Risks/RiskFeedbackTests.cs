using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Controls.Statistics;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Tests.Risks;

public class RiskFeedbackTests
{
    static readonly FrequencyBand[] Bands = [new(1, 0, 0.1), new(2, 0.1, 1), new(3, 1, 4), new(4, 4, 12),
        new(5, 12, double.PositiveInfinity)];

    static async Task<RiskFeedback> FeedbackAsync(Action<InMemoryEvidence> change, string risk = "R-01")
    {
        var evidence = Company.Evidence();
        change(evidence);
        return (await Company.MeasureAsync(evidence)).Risks.First(one => one.Risk == risk);
    }

    static void AddIncidents(InMemoryEvidence evidence, int count, Disposition disposition = Disposition.TruePositive) =>
        evidence.Items.AddRange(
        Enumerable.Range(0, count).Select(n => Company.Handled($"X-{n}", Company.Now - (10 + 15 * n) * UnixMicros.Day, disposition,
            "R-01")));

    [Fact]
    public async Task Many_incidents_of_a_rare_scenario_lead_to_a_proposal_and_change_nothing_by_themselves()
    {
        var feedback = await FeedbackAsync(evidence => AddIncidents(evidence, 13));
        Assert.Equal((1, 13), (feedback.Band, feedback.Incidents));
        Assert.True(feedback.BandProbability < 0.2);
        Assert.Equal(4, feedback.Proposed);
        Assert.InRange(feedback.Posterior.Mean, 4, 12);
    }

    [Fact]
    public async Task A_drift_that_nobody_decided_on_for_a_month_is_counted_until_the_risk_is_assessed_again()
    {
        var evidence = Company.Evidence();
        AddIncidents(evidence, 13);
        var registers = Company.Registers;
        Assert.Equal(new SampleException("R-01", "band 1 has 0 % of the posterior, band 4 has most"),
            Assert.Single((await Company.MeasureAsync(evidence, registers)).SampleOf("GOV-08").Exceptions));
        registers = registers with { Risks = [.. registers.Risks.Select(risk =>
            risk with { Assessed = UnixMicros.DayOf(Company.Now).AddDays(-3) })] };
        Assert.Empty((await Company.MeasureAsync(evidence, registers)).SampleOf("GOV-08").Exceptions);
    }

    [Fact]
    public async Task False_positives_are_no_incidents_of_the_scenario()
    {
        var feedback = await FeedbackAsync(evidence => AddIncidents(evidence, 8, Disposition.FalsePositive));
        Assert.Equal(0, feedback.Incidents);
        Assert.Null(feedback.Proposed);
    }

    [Fact]
    public async Task No_incident_says_what_it_still_allows_and_that_recall_is_unknown()
    {
        var feedback = await FeedbackAsync(_ => { });
        Assert.Equal(200 / 365.25, feedback.ExposureYears, 1e-3);
        Assert.Null(feedback.Recall);
        Assert.Equal("No incident in 0.55 observed years still allows up to 5.5 a year (95 %). "
            + "The share that detection misses is not measured, so the true frequency may be higher.", feedback.Sentence);
    }

    [Fact]
    public async Task A_scenario_whose_only_source_is_dead_has_no_exposure_and_no_proposal()
    {
        var feedback = await FeedbackAsync(evidence =>
        {
            evidence.Events.RemoveAll(one => one.Source == "srv-01");
            AddIncidents(evidence, 8);
        });
        Assert.Equal(0, feedback.ExposureYears, 1e-9);
        Assert.Null(feedback.Proposed);
        Assert.Equal("only 0 days were observed, at least 92 are needed", feedback.Reason);
    }

    [Theory]
    [InlineData(0, 0.25, null,
        "No incident in 0.25 observed years still allows up to 12 a year (95 %). The share that detection misses is not measured, so the true frequency may be higher.")]
    [InlineData(0, 0.25, 0.5,
        "No incident in 0.25 observed years still allows up to 24 a year (95 %). Detection is taken to see 50 % of them.")]
    [InlineData(1, 1.0, 0.9, "1 incident in 1.00 observed years. Detection is taken to see 90 % of them.")]
    [InlineData(0, 0.0, null,
        "Nothing was observed, so that no incident means nothing. The share that detection misses is not measured, so the true frequency may be higher.")]
    public void The_sentence_says_what_the_count_means(int incidents, double years, double? recall, string sentence) =>
        Assert.Equal(sentence, RiskSentence.For(incidents, years, recall, null));

    [Fact]
    public void A_proposal_needs_a_band_that_became_unlikely_and_a_quarter_of_a_year()
    {
        var busy = new GammaPoisson(2, 2).Posterior(12, 1);
        Assert.Equal(4, BandProposal.For(busy, 1, Bands, 1));
        Assert.Null(BandProposal.For(busy, 4, Bands, 1));
        Assert.Null(BandProposal.For(busy, 1, Bands, 0.24));
        Assert.Null(BandProposal.For(busy, 9, Bands, 1));
    }
}
