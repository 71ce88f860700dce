namespace Isms.Monitor.Sigma.Rules;

public enum CorrelationType { EventCount, ValueCount, Temporal, TemporalOrdered, ValueSum, ValueAvg, ValuePercentile, ValueMedian }

/// <summary>A rule on the matches of other rules within a span of time.</summary>
public sealed record CorrelationRule : SigmaDocument
{
    public required CorrelationType Type { get; init; }

    /// <summary>In the order of the file, which is the order that <see cref="CorrelationType.TemporalOrdered"/> demands.</summary>
    public required IReadOnlyList<RuleReference> Rules { get; init; }

    /// <summary>Field names or names of <see cref="Aliases"/>; empty: one group for everything.</summary>
    public required IReadOnlyList<string> GroupBy { get; init; }

    /// <summary>Microseconds. A month counts 30 days, a year 365.</summary>
    public required long TimespanMicros { get; init; }

    public required CorrelationCondition Condition { get; init; }

    /// <summary>Alias, then id of a referenced rule, then the field of that rule's events.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Aliases { get; init; }

    /// <summary>Whether the referenced rules raise alerts of their own as well.</summary>
    public bool Generate { get; init; }

    internal override string LogicText =>
        $"{Type} {string.Join(',', Rules.Select(rule => rule.Id))} by {string.Join(',', GroupBy)} in {TimespanMicros} "
        + $"{string.Join(',', Condition.Bounds)} {string.Join(',', Condition.Fields)} {Condition.Percentile} {Condition.Expression} "
        + string.Join(';', Aliases.SelectMany(alias => alias.Value.Select(rule => $"{alias.Key}={rule.Key}.{rule.Value}")));
}

/// <param name="Text">As written: an id or a name.</param>
/// <param name="Id">The <see cref="SigmaDocument.Id"/> of the rule or correlation meant.</param>
public sealed record RuleReference(string Text, string Id);

public enum Comparison { Greater, GreaterOrEqual, Less, LessOrEqual, Equal, NotEqual }

public sealed record Bound(Comparison Comparison, double Value)
{
    public bool Holds(double actual) => Comparison switch
    {
        Comparison.Greater => actual > Value,
        Comparison.GreaterOrEqual => actual >= Value,
        Comparison.Less => actual < Value,
        Comparison.LessOrEqual => actual <= Value,
        Comparison.Equal => actual == Value,
        _ => actual != Value,
    };
}

/// <summary>When a correlation fires.</summary>
/// <param name="Bounds">All have to hold. Temporal types without a condition: every referenced rule has to occur (bounds are then empty).</param>
/// <param name="Fields">What is counted, summed or averaged; several fields are counted as one tuple.</param>
/// <param name="Percentile">0 to 100; only of <see cref="CorrelationType.ValuePercentile"/>.</param>
/// <param name="Expression">Of temporal types: a boolean expression over the referenced rules.</param>
public sealed record CorrelationCondition(
    IReadOnlyList<Bound> Bounds, IReadOnlyList<string> Fields, double? Percentile, CorrelationExpression? Expression)
{
    public bool Holds(double actual) => Bounds.All(bound => bound.Holds(actual));
}

/// <summary>A boolean expression over the rules of a temporal correlation: true where the rule occurred in the window.</summary>
public abstract record CorrelationExpression;

/// <param name="Id">The <see cref="SigmaDocument.Id"/> of the rule.</param>
public sealed record Occurred(string Id) : CorrelationExpression;

public sealed record BothOccurred(CorrelationExpression Left, CorrelationExpression Right) : CorrelationExpression;

public sealed record EitherOccurred(CorrelationExpression Left, CorrelationExpression Right) : CorrelationExpression;

public sealed record NotOccurred(CorrelationExpression Child) : CorrelationExpression;
