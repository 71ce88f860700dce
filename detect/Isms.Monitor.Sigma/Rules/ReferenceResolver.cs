namespace Isms.Monitor.Sigma.Rules;

/// <summary>Finds the rules that correlations refer to, refuses cycles, and puts each correlation behind those it needs.</summary>
sealed class ReferenceResolver
{
    readonly Dictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);
    readonly List<RuleError> _errors;

    public ReferenceResolver(IEnumerable<SigmaRule> rules, List<RuleError> errors)
    {
        _errors = errors;
        foreach (var rule in rules) Know(rule);
    }

    /// <summary>A correlation is usable when all it refers to is: so passes over what is left find an order, and what stays is a cycle or lacks a rule.</summary>
    public List<CorrelationRule> Resolve(List<CorrelationRule> correlations)
    {
        var ordered = new List<CorrelationRule>();
        var left = correlations;
        while (left.Count > 0)
        {
            var ready = left.Where(correlation => correlation.Rules.All(rule => _ids.ContainsKey(rule.Text))).ToList();
            if (ready.Count == 0) break;
            foreach (var correlation in ready)
            {
                ordered.Add(Linked(correlation));
                Know(correlation);
            }
            left = [.. left.Except(ready)];
        }
        foreach (var correlation in left) _errors.Add(Unusable(correlation, left));
        return ordered;
    }

    void Know(SigmaDocument document)
    {
        _ids[document.Id] = document.Id;
        if (document.Name is { } name) _ids[name] = document.Id;
    }

    CorrelationRule Linked(CorrelationRule correlation) => correlation with
    {
        Rules = [.. correlation.Rules.Select(rule => new RuleReference(rule.Text, _ids[rule.Text]))],
        Condition = correlation.Condition with { Expression = Linked(correlation.Condition.Expression) },
        Aliases = correlation.Aliases.ToDictionary(alias => alias.Key, alias => Linked(alias.Value)),
    };

    IReadOnlyDictionary<string, string> Linked(IReadOnlyDictionary<string, string> fieldsByRule)
    {
        var linked = new Dictionary<string, string>();
        foreach (var (rule, field) in fieldsByRule) linked[_ids.GetValueOrDefault(rule, rule)] = field;
        return linked;
    }

    CorrelationExpression? Linked(CorrelationExpression? expression) => expression switch
    {
        Occurred one => new Occurred(_ids.GetValueOrDefault(one.Id, one.Id)),
        BothOccurred both => new BothOccurred(Linked(both.Left)!, Linked(both.Right)!),
        EitherOccurred either => new EitherOccurred(Linked(either.Left)!, Linked(either.Right)!),
        NotOccurred not => new NotOccurred(Linked(not.Child)!),
        _ => null,
    };

    RuleError Unusable(CorrelationRule correlation, List<CorrelationRule> left)
    {
        var missing = correlation.Rules.Select(rule => rule.Text).First(text => !_ids.ContainsKey(text));
        var isCycle = left.Exists(other => missing.Equals(other.Id, StringComparison.OrdinalIgnoreCase) || missing.Equals(other.Name, StringComparison.OrdinalIgnoreCase));
        return isCycle
            ? new(correlation.Path, correlation.Line, 1, RuleErrorCode.Cycle, $"the correlation refers through '{missing}' to itself or to one that cannot be used.",
                "Break the cycle, or correct the other correlation.")
            : new(correlation.Path, correlation.Line, 1, RuleErrorCode.UnknownRule, $"there is no usable rule '{missing}'.",
                "Load the rule together with this correlation, or correct the id or name.");
    }
}
