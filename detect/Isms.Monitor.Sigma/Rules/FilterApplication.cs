namespace Isms.Monitor.Sigma.Rules;

/// <summary>Adds filters to the rules they name, where the log sources fit.</summary>
static class FilterApplication
{
    public static List<SigmaRule> Apply(List<SigmaRule> rules, IReadOnlyList<FilterRule> filters, List<RuleError> warnings)
    {
        foreach (var filter in filters)
        {
            var used = false;
            for (var i = 0; i < rules.Count; i++)
            {
                if (!IsMeant(filter, rules[i])) continue;
                used = true;
                rules[i] = rules[i] with
                {
                    Condition = new AllOf([rules[i].Condition, filter.Condition]),
                    ConditionText = $"({rules[i].ConditionText}) and filter '{filter.Title}' ({filter.ConditionText})",
                    Selections = [.. rules[i].Selections, .. filter.Selections],
                };
            }
            if (!used)
                warnings.Add(new RuleError(filter.Path, filter.Line, 1, RuleErrorCode.UnusedFilter, "this filter applies to no loaded rule.",
                    "Check the ids under 'rules' and the log source.", IsWarning: true));
        }
        return rules;
    }

    static bool IsMeant(FilterRule filter, SigmaRule rule) => filter.LogSource.Accepts(rule.LogSource)
        && (filter.Rules is null || filter.Rules.Any(name =>
            name.Equals(rule.Id, StringComparison.OrdinalIgnoreCase) || name.Equals(rule.Name, StringComparison.OrdinalIgnoreCase)));
}
