using Isms.Monitor.Sigma.Correlate.Alerts;
using Isms.Monitor.Sigma.Correlate.Measures;
using Isms.Monitor.Sigma.Correlate.Windows;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Correlate;

/// <summary>A correlation ready to run.</summary>
sealed class CorrelationPlan
{
    readonly CorrelationRule _rule;
    readonly Bound[] _bounds;
    readonly Dictionary<string, int> _steps;

    public CorrelationPlan(int index, CorrelationRule rule, AlertPlan? alert)
    {
        // A rule that is listed by its id and by its name is still one rule.
        rule = rule with { Rules = [.. rule.Rules.DistinctBy(reference => reference.Id)] };
        (Index, _rule, Alert) = (index, rule, alert);
        _bounds = [.. rule.Condition.Bounds];
        _steps = rule.Rules.Select((reference, step) => (reference.Id, step)).ToDictionary(pair => pair.Id, pair => pair.step);
        Version = rule.ToRuleInfo().Version;
        Seed = GroupHash.Of(rule.Id);
        IsJudgedAtClose = Negates(rule.Condition.Expression);
        Measure = MeasureOf(rule);
    }

    /// <summary>Place in the order in which chains are evaluated.</summary>
    public int Index { get; }

    public CorrelationRule Rule => _rule;

    public string Version { get; }

    /// <summary>Null for a part of other correlations that raises no alert of its own.</summary>
    public AlertPlan? Alert { get; }

    public long SpanMicros => _rule.TimespanMicros;

    public ulong Seed { get; }

    public Measure Measure { get; }

    /// <summary>An expression that says "not" is true only when the span of its first event is over.</summary>
    public bool IsJudgedAtClose { get; }

    /// <summary>Correlations that this one feeds, by the rule at the bottom of the chain.</summary>
    public Dictionary<string, Subscription[]> Parents { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How often its condition held, whether it raises alerts of its own or not.</summary>
    public long Firings { get; set; }

    public bool IsTemporal => _rule.Type is CorrelationType.Temporal or CorrelationType.TemporalOrdered;

    /// <summary>Arrivals of the instant that is being processed.</summary>
    public List<Arrival> Inbox { get; } = [];

    public bool Fires(Window window, EntrySlab slab, long horizon, out double value)
    {
        value = Measure.Value(window, slab, horizon);
        if (_rule.Condition.Expression is { } expression) return Holds(expression, window, slab);
        if (_bounds.Length == 0) return value >= _rule.Rules.Count;
        foreach (var bound in _bounds)
            if (!bound.Holds(value)) return false;
        return true;
    }

    bool Holds(CorrelationExpression expression, Window window, EntrySlab slab) => expression switch
    {
        Occurred one => DistinctCount.Occurs(window, slab, (ulong)_steps[one.Id]),
        BothOccurred both => Holds(both.Left, window, slab) && Holds(both.Right, window, slab),
        EitherOccurred either => Holds(either.Left, window, slab) || Holds(either.Right, window, slab),
        NotOccurred not => !Holds(not.Child, window, slab),
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    static bool Negates(CorrelationExpression? expression) => expression switch
    {
        BothOccurred both => Negates(both.Left) || Negates(both.Right),
        EitherOccurred either => Negates(either.Left) || Negates(either.Right),
        NotOccurred => true,
        _ => false,
    };

    /// <summary>An expression asks which rules occurred, so it is measured as temporal whatever the order.</summary>
    static Measure MeasureOf(CorrelationRule rule) => rule.Type switch
    {
        CorrelationType.EventCount => new EventCount(),
        CorrelationType.ValueCount => new DistinctCount(ValueUse.Hash),
        CorrelationType.ValueSum => new Sum(isAverage: false),
        CorrelationType.ValueAvg => new Sum(isAverage: true),
        CorrelationType.ValueMedian => new Quantile(50),
        CorrelationType.ValuePercentile => new Quantile(rule.Condition.Percentile ?? 95),
        CorrelationType.TemporalOrdered when rule.Condition.Expression is null => new OrderedSteps(rule.Rules.Count),
        CorrelationType.Temporal or CorrelationType.TemporalOrdered => new DistinctCount(ValueUse.Step),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };
}
