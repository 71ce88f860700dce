using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Correlate.Alerts;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Correlate;

/// <summary>What becomes of the matches of one rule on single events.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Info">What matches say of it.</param>
/// <param name="Alert">How its matches become alerts; null for a part of correlations.</param>
/// <param name="Subscriptions">The correlations that count them.</param>
/// <param name="Fields">Every field that a match has to carry.</param>
sealed record RulePlan(SigmaRule Rule, RuleInfo Info, AlertPlan? Alert, Subscription[] Subscriptions, string[] Fields);
