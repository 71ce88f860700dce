using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Reviews;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Tests.Risks;

public class RiskDecisionTests
{
    static CancellationToken Abort => TestContext.Current.CancellationToken;

    /// <summary>Thirteen incidents of R-01, whose register says band 1: band 4 is proposed.</summary>
    static async Task<Measurement> MeasureAsync(InMemoryRecords records, Registers.RegisterSet? registers = null, long? at = null)
    {
        var evidence = Company.Evidence();
        evidence.Items.AddRange(Enumerable.Range(0, 13).Select(n =>
            Company.Handled($"X-{n}", Company.Now - (10 + 15 * n) * UnixMicros.Day, Evidence.Disposition.TruePositive, "R-01")));
        return await new MeasurementProgramme(Company.Catalogue, registers ?? Company.Registers, evidence, records).MeasureAsync(at ?? Company.Now, [], Abort);
    }

    static RiskFeedback Of(Measurement measurement) => measurement.Risks.Single(risk => risk.Risk == "R-01");

    static (RiskDecision? Decision, RiskReplyRefusal? Refusal) Decide(RiskFeedback present, RiskAnswer answer, int? band = null, string reason = "") =>
        RiskDecisionRule.Decide(new RiskReply(present.Proposal, answer, band, reason), present, 5, Company.Now);

    static InMemoryRecords With(RiskDecision decision, string reason = "", int daysAgo = 1) =>
        new InMemoryRecords().With(decision, Company.Now - daysAgo * UnixMicros.Day, "h.brandt", reason);

    [Fact]
    public async Task An_accepted_band_is_in_force_with_the_decision_as_its_source_and_counts_no_incident_twice()
    {
        var before = Of(await MeasureAsync(new InMemoryRecords()));
        var decision = Decide(before, RiskAnswer.Accept).Decision!;
        var measurement = await MeasureAsync(With(decision));
        var after = Of(measurement);

        Assert.Equal(("R-01:1-4:13", "R-01/2026-11-23", 1, 4, 4), (before.Proposal, decision.Id, decision.Band, decision.Proposed, decision.Decided));
        Assert.Equal((1, 4, "decision of h.brandt on 2026-11-22"), (after.Registered, after.Band, after.BandSource));
        Assert.Equal((before.Prior, before.Posterior), (after.Prior, after.Posterior));
        Assert.Null(after.Proposed);
        Assert.Empty(measurement.SampleOf("GOV-08").Exceptions);
        Assert.Equal("register, assessed 2026-09-24", before.BandSource);
    }

    [Fact]
    public async Task An_accepted_band_is_judged_against_the_acceptance_criterion_from_then_on()
    {
        var registers = Company.Registers;
        registers = registers with { Risks = [.. registers.Risks.Select(risk => risk.Id == "R-01" ? risk with { Treatment = null } : risk)] };
        var before = await MeasureAsync(new InMemoryRecords(), registers);
        var after = await MeasureAsync(With(Decide(Of(before), RiskAnswer.Accept).Decision!), registers);

        Assert.DoesNotContain(before.SampleOf("GOV-07").Exceptions, one => one.Subject == "R-01");
        Assert.Contains(after.SampleOf("GOV-07").Exceptions, one => one.Subject == "R-01");
    }

    [Fact]
    public async Task A_rejection_leaves_the_band_answers_the_drift_and_is_asked_again_after_a_year()
    {
        var before = Of(await MeasureAsync(new InMemoryRecords()));
        var decision = Decide(before, RiskAnswer.Reject, reason: "All of one test team").Decision!;
        var measurement = await MeasureAsync(With(decision, "All of one test team"));
        var old = Of(await MeasureAsync(With(decision, "All of one test team", daysAgo: 400)));

        Assert.Equal((1, 4, "rejected by h.brandt on 2026-11-22: All of one test team"), (Of(measurement).Band, Of(measurement).Proposed, Of(measurement).Answered));
        Assert.False(Of(measurement).IsOpen);
        Assert.Empty(measurement.SampleOf("GOV-08").Exceptions);
        Assert.True(old.IsOpen);
    }

    [Fact]
    public async Task Rescoping_names_the_band_that_stands_until_the_scenario_is_cut_anew()
    {
        var before = Of(await MeasureAsync(new InMemoryRecords()));
        var decision = Decide(before, RiskAnswer.Rescope, 2, "Production is a scenario of its own").Decision!;
        var after = Of(await MeasureAsync(With(decision, "Production is a scenario of its own")));

        Assert.Equal((2, 4), (after.Band, after.Proposed));
        Assert.StartsWith("scenario to be cut anew by h.brandt", after.Answered, StringComparison.Ordinal);
        Assert.Equal(1, Decide(before, RiskAnswer.Rescope, null, "Not ours").Decision!.Decided);
    }

    [Fact]
    public async Task A_decision_on_other_figures_than_the_present_ones_is_stale()
    {
        var present = Of(await MeasureAsync(new InMemoryRecords()));
        var (decision, refusal) = RiskDecisionRule.Decide(new RiskReply("R-01:1-4:12", RiskAnswer.Accept, null, ""), present, 5, Company.Now);
        var none = RiskDecisionRule.Decide(new RiskReply(present.Proposal, RiskAnswer.Accept, null, ""), present with { Proposed = null }, 5, Company.Now);

        Assert.Null(decision);
        Assert.Equal(new RiskReplyRefusal(true, "The proposal 'R-01:1-4:12' is not the present one, which is 'R-01:1-4:13'.", "Look at the new figures and decide on them."), refusal);
        Assert.Equal("There is no proposal for this risk now.", none.Refusal!.Problem);
        Assert.True(none.Refusal.IsStale);
    }

    [Theory]
    [InlineData(RiskAnswer.Reject, null, " ", "To reject needs a reason.")]
    [InlineData(RiskAnswer.Rescope, null, "", "To re-scope needs a reason.")]
    [InlineData(RiskAnswer.Rescope, 6, "why", "There is no band 6.")]
    [InlineData(RiskAnswer.Accept, 3, "", "A band was given with the answer, 3.")]
    [InlineData((RiskAnswer)9, null, "why", "There is no such answer.")]
    public async Task What_an_answer_lacks_is_said_and_nothing_is_decided(RiskAnswer answer, int? band, string reason, string problem)
    {
        var (decision, refusal) = Decide(Of(await MeasureAsync(new InMemoryRecords())), answer, band, reason);

        Assert.Null(decision);
        Assert.Equal((false, problem), (refusal!.IsStale, refusal.Problem));
    }

    [Fact]
    public async Task A_fresh_assessment_in_the_register_is_the_owner_s_word_again_and_an_earlier_time_knows_no_later_decision()
    {
        var decision = Decide(Of(await MeasureAsync(new InMemoryRecords())), RiskAnswer.Accept).Decision!;
        var registers = Company.Registers;
        registers = registers with { Risks = [.. registers.Risks.Select(risk => risk with { Assessed = UnixMicros.DayOf(Company.Now), Likelihood = 2 })] };

        Assert.Equal(2, Of(await MeasureAsync(With(decision), registers)).Band);
        Assert.Equal(1, Of(await MeasureAsync(With(decision), at: Company.Now - 2 * UnixMicros.Day)).Band);
    }

    [Fact]
    public async Task The_review_shows_the_map_before_and_after_and_every_decision_with_its_reason()
    {
        var decision = Decide(Of(await MeasureAsync(new InMemoryRecords())), RiskAnswer.Accept).Decision!;
        var evidence = Company.Evidence();
        var review = await new ReviewBuilder(Company.Catalogue, Company.Registers, evidence, With(decision, "They are right"))
            .BuildAsync(Company.Now - 90 * UnixMicros.Day, Company.Now, [], null, Abort);
        var risks = review.Sections.Single(section => section.Id == "f");

        Assert.Contains(risks.HeatMap!.Risks, risk => risk is { Risk: "R-01", Likelihood: 4, Before: 1 });
        Assert.Equal("R-01|2026-11-22|h.brandt|accept|1|4|4|They are right",
            string.Join('|', Assert.Single(risks.Tables.Single(table => table.Caption.StartsWith("Decisions of", StringComparison.Ordinal)).Rows).Select(cell => cell.Text)));
    }
}
