using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Correlate;

/// <summary>Correlation as the specification says it, from scratch at every event: the reference that the engine is checked against.</summary>
static class NaiveCorrelation
{
    /// <summary>Alerts as "first-last count [event ids]", per group.</summary>
    public static List<string> Alerts(CorrelationRule rule, IReadOnlyList<RuleMatch> matches)
    {
        var alerts = new List<string>();
        foreach (var group in matches.GroupBy(match => match.Fields["source.ip"][0]))
        {
            var events = Ordered(rule, group).ToList();
            var open = new List<RuleMatch>();
            for (var i = 0; i < events.Count; i++)
            {
                var now = events[i].TimestampMicros;
                var window = events.Take(i + 1).Where(match => match.TimestampMicros >= now - rule.TimespanMicros).ToList();
                if (!Fires(rule, window)) continue;
                if (open.Count > 0 && now - open.Max(match => match.TimestampMicros) > rule.TimespanMicros)
                {
                    alerts.Add(Text(group.Key, open));
                    open = [];
                }
                open.AddRange(window.Except(open));
            }
            if (open.Count > 0) alerts.Add(Text(group.Key, open));
        }
        return [.. alerts.Order(StringComparer.Ordinal)];
    }

    public static string Text(string group, IReadOnlyCollection<RuleMatch> events) =>
        Text(group, events.Min(match => match.TimestampMicros), events.Max(match => match.TimestampMicros), events.Count,
            events.OrderBy(match => match.TimestampMicros).ThenBy(match => match.Event).Select(match => match.Event));

    public static string Text(string group, long first, long last, long count, IEnumerable<EventId> ids) =>
        $"{group} {first}-{last} n={count} [{string.Join(',', ids.Take(Alert.MaxEvents).Select(id => (int)id.Low))}]";

    static IEnumerable<RuleMatch> Ordered(CorrelationRule rule, IEnumerable<RuleMatch> matches) => rule.Type == CorrelationType.TemporalOrdered
        ? matches.OrderBy(match => match.TimestampMicros).ThenBy(match => Step(rule, match)).ThenBy(match => match.Event)
        : matches.OrderBy(match => match.TimestampMicros).ThenBy(match => match.Event);

    static int Step(CorrelationRule rule, RuleMatch match) => rule.Rules.Select(reference => reference.Id).ToList().IndexOf(match.Rule.Id);

    static bool Fires(CorrelationRule rule, List<RuleMatch> window)
    {
        if (rule.Condition.Bounds.Count == 0) return Measure(rule, window) == rule.Rules.Count;
        return rule.Condition.Holds(Measure(rule, window));
    }

    static double Measure(CorrelationRule rule, List<RuleMatch> window) => rule.Type switch
    {
        CorrelationType.EventCount => window.Count,
        CorrelationType.ValueCount => window.Select(match => match.Fields["v"][0]).Distinct().Count(),
        CorrelationType.ValueSum => Numbers(window).Sum(),
        CorrelationType.ValueAvg => Numbers(window).Average(),
        CorrelationType.ValueMedian => Percentile(50, Numbers(window)),
        CorrelationType.ValuePercentile => Percentile(rule.Condition.Percentile!.Value, Numbers(window)),
        CorrelationType.Temporal => window.Select(match => match.Rule.Id).Distinct().Count(),
        _ => LongestSequence(rule, window),
    };

    static IEnumerable<double> Numbers(List<RuleMatch> window) => window.Select(match => double.Parse(match.Fields["v"][0]));

    static double Percentile(double percentile, IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        var rank = percentile / 100 * (sorted.Length - 1);
        var (below, above) = ((int)Math.Floor(rank), (int)Math.Ceiling(rank));
        return sorted[below] + (sorted[above] - sorted[below]) * (rank - below);
    }

    /// <summary>Events are in order already; the greedy choice of the earliest next step finds a longest prefix of the list.</summary>
    static int LongestSequence(CorrelationRule rule, List<RuleMatch> window)
    {
        var step = 0;
        foreach (var match in window)
            if (step < rule.Rules.Count && match.Rule.Id == rule.Rules[step].Id) step++;
        return step;
    }
}
