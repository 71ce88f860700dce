using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Correlate.Alerts;

/// <summary>What a sentence says that was counted, by the type of the rule. <c>{value}</c> is the highest value measured.</summary>
static class ReasonDefaults
{
    public static string UnitOf(CorrelationRule rule)
    {
        var fields = string.Join(" and ", rule.Condition.Fields);
        return rule.Type switch
        {
            CorrelationType.EventCount => "events",
            CorrelationType.ValueCount => $"events with {{value}} different values of {fields}",
            CorrelationType.ValueSum => $"events with a sum of {{value}} in {fields}",
            CorrelationType.ValueAvg => $"events with an average of {{value}} in {fields}",
            CorrelationType.ValueMedian => $"events with a median of {{value}} in {fields}",
            CorrelationType.ValuePercentile => $"events with {{value}} as percentile {rule.Condition.Percentile ?? 95} of {fields}",
            CorrelationType.Temporal => "events of related rules",
            CorrelationType.TemporalOrdered => "events, one after the other,",
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };
    }
}
