using System.Globalization;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Measures;

/// <summary>DET-08. Three nested numbers: a rule says that it covers a technique, its data arrive, and a trial proved it.</summary>
sealed class ValidatedCoverage : IMeasure
{
    public string Kpi => "DET-08";

    public string Query => "techniques of the registered risks with a loaded rule of that technique whose log sources delivered in the last day "
        + "and with a trial of that technique passed in the window / techniques of the registered risks";

    /// <summary>Which rules were loaded is known for now alone.</summary>
    public bool PresentOnly => true;

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var profile = context.Registers.Risks.SelectMany(risk => risk.Techniques).Distinct().Order(StringComparer.Ordinal).ToList();
        var rules = await context.Evidence.RuleCoverageAsync(context.To, abort);
        var passed = (await context.Records.AsOfAsync<Trial>(context.To, abort)).Select(one => one.Value)
            .Where(trial => trial.InjectedMicros >= context.From && trial.InjectedMicros < context.To && trial.OutcomeAt(context.To) == TrialOutcome.Passed)
            .SelectMany(trial => trial.Techniques).ToHashSet(StringComparer.Ordinal);
        var judged = profile.Select(technique => (Technique: technique, Step: Reached(technique, rules, passed))).ToList();
        return new Figure
        {
            Numerator = judged.Count(one => one.Step == Step.Validated),
            Denominator = judged.Count,
            N = judged.Count,
            Exceptions = [.. judged.Where(one => one.Step != Step.Validated).OrderBy(one => one.Step).ThenBy(one => one.Technique, StringComparer.Ordinal).Select(one => new SampleException(one.Technique, Words(one.Step)))],
            Details = [Count("claimed", Step.Claimed, judged), Count("data live", Step.DataLive, judged), Count("validated", Step.Validated, judged)],
        };
    }

    /// <summary>Each holds all that the ones before it say.</summary>
    enum Step { None, Claimed, DataLive, Validated }

    static Step Reached(string technique, IReadOnlyList<RuleCoverage> rules, HashSet<string> passed)
    {
        var own = rules.Where(rule => rule.Techniques.Any(of => Covers(of, technique))).ToList();
        if (own.Count == 0) return Step.None;
        if (!own.Exists(rule => rule.DataLive)) return Step.Claimed;
        return passed.Any(of => Covers(of, technique)) ? Step.Validated : Step.DataLive;
    }

    /// <summary>A sub-technique (<c>T1110.001</c>) speaks for its technique; not the other way round.</summary>
    static bool Covers(string of, string technique) => of == technique || of.StartsWith(technique + ".", StringComparison.Ordinal);

    static Detail Count(string name, Step least, List<(string Technique, Step Step)> judged) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"{judged.Count(one => one.Step >= least)} of {judged.Count}"));

    static string Words(Step step) => step switch
    {
        Step.None => "no loaded rule names it: not observed",
        Step.Claimed => "a rule names it, and no data arrived that the rule could look at",
        _ => "a rule names it and its data arrive, and no trial proved it",
    };
}
