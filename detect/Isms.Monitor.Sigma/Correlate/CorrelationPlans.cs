using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Correlate.Alerts;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Correlate;

/// <summary>Rules and correlations of a set, wired: who feeds whom, which fields are read, who raises alerts.</summary>
sealed class CorrelationPlans
{
    readonly RuleSet _set;
    readonly Dictionary<string, CorrelationPlan> _byId = new(StringComparer.OrdinalIgnoreCase);

    public CorrelationPlans(RuleSet set, CorrelatorOptions options)
    {
        _set = set;
        var parts = Parts(set);
        Correlations = [.. set.Correlations.Select((rule, index) => new CorrelationPlan(index, rule, parts.Contains(rule.Id) ? null : AlertPlan.Of(rule)))];
        foreach (var plan in Correlations) _byId[plan.Rule.Id] = plan;
        Rules = set.Rules.ToDictionary(rule => rule.Id, rule => Planned(rule, parts.Contains(rule.Id) ? null : AlertPlan.Of(rule, options)), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>In the order in which chains are evaluated.</summary>
    public IReadOnlyList<CorrelationPlan> Correlations { get; }

    public IReadOnlyDictionary<string, RulePlan> Rules { get; }

    public IEnumerable<AlertPlan> Alerts => Rules.Values.Select(rule => rule.Alert).Concat(Correlations.Select(plan => plan.Alert)).OfType<AlertPlan>();

    /// <summary>The way by which matches of a rule reach a step of a correlation; null when there is none any more.</summary>
    public Subscription? Find(CorrelationPlan plan, int step, string ruleId) =>
        (Rules.TryGetValue(ruleId, out var rule) ? rule.Subscriptions : [])
        .Concat(Correlations.SelectMany(child => child.Parents.GetValueOrDefault(ruleId) ?? []))
        .FirstOrDefault(subscription => subscription.Plan == plan && subscription.Step == step);

    /// <summary>Rules that raise no alert: those that correlations refer to and none of those says <c>generate: true</c>, and those of level
    /// informational, which the specification means for enriching events: "no case or alerting should be triggered by such rules".</summary>
    static HashSet<string> Parts(RuleSet set)
    {
        var parts = set.Correlations.Where(rule => !rule.Generate).SelectMany(rule => rule.Rules).Select(reference => reference.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        parts.ExceptWith(set.Correlations.Where(rule => rule.Generate).SelectMany(rule => rule.Rules).Select(reference => reference.Id));
        parts.UnionWith(set.Rules.Where(rule => rule.Level == Level.Informational).Select(rule => rule.Id));
        return parts;
    }

    RulePlan Planned(SigmaRule rule, AlertPlan? alert)
    {
        var fields = new HashSet<string>(Entities.Fields, StringComparer.Ordinal);
        var subscriptions = Subscribers(rule.Id, [rule.Id], fields);
        fields.UnionWith(alert?.GroupBy ?? []);
        fields.UnionWith(alert?.ReasonFields ?? []);
        return new RulePlan(rule, rule.ToRuleInfo(), alert, subscriptions, [.. fields]);
    }

    /// <param name="id">A rule, or a correlation that it feeds.</param>
    /// <param name="chain">From the rule at the bottom up to <paramref name="id"/>.</param>
    /// <param name="fields">Takes every field that is read on the way.</param>
    Subscription[] Subscribers(string id, IReadOnlyList<string> chain, HashSet<string> fields)
    {
        var found = new List<Subscription>();
        foreach (var plan in Correlations)
        {
            for (var step = 0; step < plan.Rule.Rules.Count; step++)
            {
                if (!plan.Rule.Rules[step].Id.Equals(id, StringComparison.OrdinalIgnoreCase)) continue;
                var subscription = new Subscription(plan, (ushort)step,
                    [.. plan.Rule.GroupBy.Select(name => FieldOf(plan.Rule, name, chain))], [.. plan.Rule.Condition.Fields.Select(name => FieldOf(plan.Rule, name, chain))]);
                fields.UnionWith(subscription.GroupFields);
                fields.UnionWith(subscription.ValueFields);
                fields.UnionWith(plan.Alert?.ReasonFields ?? []);
                found.Add(subscription);
                var parents = Subscribers(plan.Rule.Id, [.. chain, plan.Rule.Id], fields);
                if (parents.Length > 0) plan.Parents[chain[0]] = parents;
            }
        }
        return [.. found];
    }

    /// <summary>The field of the rule at the bottom that a name means: an alias of the correlation, or one of those below it.</summary>
    string FieldOf(CorrelationRule rule, string name, IReadOnlyList<string> chain)
    {
        for (var at = chain.Count - 1; at >= 0; at--)
        {
            if (rule.Aliases.TryGetValue(name, out var byRule))
            {
                var own = byRule.GetValueOrDefault(chain[at]) ?? byRule.GetValueOrDefault(chain[0]);
                if (own is not null) name = own;
            }
            if (_set.ById(chain[at]) is CorrelationRule below) rule = below;
        }
        return name;
    }
}
