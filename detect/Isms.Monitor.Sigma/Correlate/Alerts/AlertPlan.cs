using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Correlate.Alerts;

/// <summary>How a rule raises alerts.</summary>
/// <param name="Rule">What alerts say of it.</param>
/// <param name="Seed">Tells its groups from those of other rules.</param>
/// <param name="GroupBy">Fields that tell its alerts apart; null: chosen by <see cref="DefaultGroup"/>.</param>
/// <param name="SpanMicros">An alert ends this long after its last match.</param>
/// <param name="Reason">Writes the sentence.</param>
/// <param name="ReasonFields">Fields that only the sentence needs.</param>
sealed record AlertPlan(RuleInfo Rule, ulong Seed, IReadOnlyList<string>? GroupBy, long SpanMicros, Reason Reason, IReadOnlyList<string> ReasonFields)
{
    /// <summary>Stands for a rule that is no longer there while its state is skipped.</summary>
    public static readonly AlertPlan Gone =
        new(new RuleInfo("", "", Level.Informational, RuleKind.Sigma, "", [], [], []), 0, [], 0, new Reason(null, "", ""), []);

    public static AlertPlan Of(SigmaRule rule, CorrelatorOptions options) =>
        Of(rule, rule.Alerting.GroupBy, rule.Alerting.TimespanMicros ?? options.SuppressMicros, "matches");

    public static AlertPlan Of(CorrelationRule rule) =>
        Of(rule, rule.GroupBy, rule.Alerting.TimespanMicros ?? rule.TimespanMicros, ReasonDefaults.UnitOf(rule));

    static AlertPlan Of(SigmaDocument rule, IReadOnlyList<string>? groupBy, long span, string unit)
    {
        var reason = new Reason(rule.Alerting.Reason, rule.Title, unit);
        var known = Entities.Fields.Concat(groupBy ?? []);
        return new AlertPlan(rule.ToRuleInfo(), GroupHash.Of(rule.Id), groupBy, span, reason, [.. reason.Placeholders.Where(name => name.Contains('.')).Except(known)]);
    }
}
