using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Correlate;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Detect;

/// <summary>Says which rules and correlations fire on the events of a sample, by the same detector that runs in production.</summary>
public static class SampleJudge
{
    /// <param name="rules">The rule under test and all that it refers to.</param>
    /// <param name="sample">Parsed events. One without a time comes a millisecond after the event before it.</param>
    /// <returns>Ids of rules that matched and of correlations whose condition held, also where these raise no alert of their own.</returns>
    public static IReadOnlySet<string> Fired(RuleSet rules, IReadOnlyList<EcsEvent> sample)
    {
        var detector = new Detector(rules, CorrelatorOptions.Files);
        var matcher = detector.CreateMatcher();
        var matches = new List<RuleMatch>();
        long time = 0;
        for (var i = 0; i < sample.Count; i++)
        {
            var one = sample[i];
            time = one.TimestampMicros != 0 ? one.TimestampMicros : time + 1000;
            (one.TimestampMicros, one.ReceivedMicros, one.Id) = (time, time, new EventId((UInt128)(uint)i));
            matcher.Match(one, "sample", matches);
        }
        foreach (var match in matches.OrderBy(match => match.TimestampMicros).ThenBy(match => match.Event))
        {
            detector.Observe("sample", match.TimestampMicros, match.ReceivedMicros);
            detector.Add([match]);
            detector.Advance([]);
        }
        detector.Flush([]);
        return detector.MatchesByRule.Where(rule => rule.Value > 0).Select(rule => rule.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
