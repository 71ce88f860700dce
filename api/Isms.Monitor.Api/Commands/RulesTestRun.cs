using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Detect;
using Isms.Monitor.Sigma.Match;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Api.Commands;

/// <summary>The result of one samples file.</summary>
sealed record RulesTestResult(int Samples, IReadOnlyList<string> Problems);

/// <summary>Judges the samples of one rule file.</summary>
static class RulesTestRun
{
    /// <param name="path">The samples.</param>
    /// <param name="folders">Where the rules lie that a correlation of the file may refer to.</param>
    public static RulesTestResult Of(string path, IEnumerable<string> folders)
    {
        var (samples, error) = RuleSamples.Parse(File.ReadAllText(path), path);
        if (samples is null) return new RulesTestResult(0, [error!.ToString()]);
        var own = RuleSet.Load(samples.RulePath);
        var rules = own.Correlations.Count + own.Errors.Count == 0 ? own : RuleSet.Load([.. folders.Append(samples.RulePath).Distinct()]);
        var correlations = rules.Correlations.Where(correlation => IsOf(correlation, samples)).ToList();
        var singles = rules.Rules.Where(rule => IsOf(rule, samples)).ToList();
        if (correlations.Count + singles.Count == 0)
            return new RulesTestResult(0, [$"{path}(1,1): ISMS2040 the samples belong to no usable rule. Check {samples.RulePath} with 'rules check'."]);
        bool Fires(RuleSample sample)
        {
            var events = sample.Records.Select(Event).ToList();
            return correlations.Count > 0 ? SampleJudge.Fired(rules, events).Overlaps(correlations.Select(correlation => correlation.Id)) : FiresOne(own, events);
        }
        return new RulesTestResult(samples.Fire.Count + samples.Quiet.Count,
        [
            .. samples.Fire.Where(sample => !Fires(sample)).Select(sample => $"{path}({sample.Line},1): ISMS2042 this sample has to fire the rule and does not. See 'rules explain'."),
            .. samples.Quiet.Where(Fires).Select(sample => $"{path}({sample.Line},1): ISMS2043 this sample must not fire the rule and does. See 'rules explain'."),
        ]);
    }

    static bool IsOf(SigmaDocument document, RuleSamples samples) => Path.GetFullPath(document.Path) == Path.GetFullPath(samples.RulePath);

    static bool FiresOne(RuleSet rules, List<EcsEvent> events)
    {
        var matcher = new SigmaEngine(rules).CreateMatcher();
        var matches = 0;
        foreach (var @event in events) matcher.Match(@event, (_, _) => matches++);
        return matches > 0;
    }

    static EcsEvent Event(SampleRecord record)
    {
        if (record.Event is { } given) return given;
        var @event = new EcsEvent();
        RulesLineReaders.Raw(record.Format)(Encoding.UTF8.GetBytes(record.Raw!), @event);
        return @event;
    }
}
