using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Tests.Measures;

/// <summary>DET-02 and DET-08 on ledgers whose figures are counted by hand.</summary>
public class SeededMeasureTests
{
    const long Limit = 10 * UnixMicros.Minute;

    static Trial Trial(int number, TrialOutcome outcome, string technique = "T1110", string control = "A.8.16", double daysAgo = 1)
    {
        var injected = Company.Now - (long)(daysAgo * UnixMicros.Day);
        return new Trial
        {
            Id = $"{number:x16}", Subject = "fw-01", Test = "canary-flow", Techniques = [technique], Controls = [control], Expected = ["rule"], InjectedMicros = injected, LimitMicros = Limit,
            DeliveredMicros = outcome == TrialOutcome.Void ? null : injected + 1, AlertedMicros = outcome == TrialOutcome.Passed ? injected + 2 : null, Settled = outcome != TrialOutcome.Pending,
        };
    }

    static InMemoryRecords Ledger(params IEnumerable<Trial> trials) =>
        trials.Aggregate(new InMemoryRecords(), (records, trial) => records.With(trial, trial.InjectedMicros + (trial.Settled ? Limit : 0)));

    static Task<Measurement> MeasureAsync(InMemoryRecords records, Action<InMemoryEvidence>? change = null, RegisterSetChange? registers = null, params string[] silenced)
    {
        var evidence = Company.Evidence(silenced);
        change?.Invoke(evidence);
        var set = registers is null ? Company.Registers : registers(Company.Registers);
        return new MeasurementProgramme(Company.Catalogue, set, evidence, records).MeasureAsync(Company.Now, [], TestContext.Current.CancellationToken);
    }

    delegate Registers.RegisterSet RegisterSetChange(Registers.RegisterSet of);

    [Fact]
    public async Task Recall_counts_what_arrived_and_lists_what_did_not()
    {
        var ledger = Ledger(
        [
            .. Enumerable.Range(1, 27).Select(n => Trial(n, TrialOutcome.Passed, daysAgo: n)), Trial(100, TrialOutcome.Failed, "T1190", "A.8.20"), Trial(101, TrialOutcome.Void),
            Trial(102, TrialOutcome.Passed, daysAgo: 31), Trial(103, TrialOutcome.Pending, daysAgo: 0.001),
        ]);
        var sample = (await MeasureAsync(ledger)).SampleOf("DET-02");

        Assert.Equal((27.0, 28.0, 28.0), (sample.Numerator, sample.Denominator, sample.N));
        Assert.Equal(["the trial 0000000000000064 (canary-flow) of 2026-11-22 00:00 UTC arrived and no expected alert came within 10 min",
            "the trial 0000000000000065 (canary-flow) of 2026-11-22 00:00 UTC never arrived whole: void"], sample.Exceptions.Select(exception => exception.What));
        // Wilson, one-sided 95 %: 27 of 27 at least 90.89 %, 0 of 1 at least 0 %.
        Assert.Equal([new Detail("control A.8.16", "27 of 27, at least 90 %"), new Detail("control A.8.20", "0 of 1, at least 0 %"), new Detail("technique T1110", "27 of 27, at least 90 %"),
            new Detail("technique T1190", "0 of 1, at least 0 %"), new Detail("void, not counted", "1"), new Detail("pending, not counted", "1")], sample.Details);
    }

    [Fact]
    public async Task Without_trials_recall_is_not_measured_and_few_of_them_are_too_few()
    {
        Assert.Equal(State.NotMeasured, (await MeasureAsync(new InMemoryRecords())).StatusOf("DET-02").State);
        Assert.Equal(State.NotMeasured, (await MeasureAsync(Ledger(Trial(1, TrialOutcome.Void)))).StatusOf("DET-02").State);
        Assert.Equal(State.Insufficient, (await MeasureAsync(Ledger(Enumerable.Range(1, 19).Select(n => Trial(n, TrialOutcome.Passed))))).StatusOf("DET-02").State);
    }

    [Fact]
    public async Task A_trial_that_was_answered_after_the_time_of_measuring_is_not_known_yet()
    {
        var injected = Trial(1, TrialOutcome.Pending, daysAgo: 0.001);
        var ledger = new InMemoryRecords().With(injected, injected.InjectedMicros).With(injected with { DeliveredMicros = injected.InjectedMicros, AlertedMicros = Company.Now + 1, Settled = true }, Company.Now + 1);
        var sample = (await MeasureAsync(ledger)).SampleOf("DET-02");

        Assert.Equal(0, sample.Denominator);
        Assert.Contains(new Detail("pending, not counted", "1"), sample.Details);
    }

    [Fact]
    public async Task Recall_reaches_the_sentences_of_the_risks()
    {
        var measured = await MeasureAsync(Ledger(Enumerable.Range(1, 28).Select(n => Trial(n, n <= 14 ? TrialOutcome.Passed : TrialOutcome.Failed))));

        Assert.Equal(0.5, Assert.Single(measured.Risks, risk => risk.Risk == "R-01").Recall);
    }

    [Fact]
    public async Task Coverage_is_three_nested_numbers()
    {
        var measured = await MeasureAsync(Ledger(Trial(1, TrialOutcome.Passed, "T1110.001"), Trial(2, TrialOutcome.Failed, "T1190"), Trial(3, TrialOutcome.Passed, "T1046"), Trial(4, TrialOutcome.Passed, "T1048", daysAgo: 91)),
            evidence => evidence.Rules.AddRange([new("a", ["T1110.001"], true), new("b", ["T1190"], true), new("c", ["T1046"], false), new("d", ["T1048"], true)]),
            set => set with { Risks = [new Risk { Id = "R-09", Likelihood = 1, Impact = 1, Techniques = ["T1110", "T1190", "T1046", "T1048", "T1499"] }] });
        var sample = measured.SampleOf("DET-08");

        Assert.Equal((1.0, 5.0), (sample.Numerator, sample.Denominator));
        Assert.Equal([new Detail("claimed", "4 of 5"), new Detail("data live", "3 of 5"), new Detail("validated", "1 of 5")], sample.Details);
        Assert.Equal([("T1499", "no loaded rule names it: not observed"), ("T1046", "a rule names it, and no data arrived that the rule could look at"),
            ("T1048", "a rule names it and its data arrive, and no trial proved it"), ("T1190", "a rule names it and its data arrive, and no trial proved it")],
            sample.Exceptions.Select(exception => (exception.Subject, exception.What)));
    }
}
