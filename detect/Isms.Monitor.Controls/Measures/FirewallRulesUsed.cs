using System.Globalization;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Measures;

/// <summary>PRV-03. A rule that does not log is unknown and not unused; one for emergencies is idle on purpose.</summary>
sealed class FirewallRulesUsed : IMeasure
{
    /// <summary>Of the window that must be stored: a rule that was idle for a week is not unused.</summary>
    const double LeastShare = 0.9;

    public string Kpi => "PRV-03";

    public string Query =>
        "enabled firewall rules of the register without a hit in the window (not if reserved for emergencies), plus those that allow any origin, target and "
            + "service / enabled firewall rules of the register that log or allow anything; exposure is the share of enabled rules that log";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var rules = context.Registers.FirewallRules.Where(rule => rule.Enabled).OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        if (rules.Count == 0) return Figure.Unknown("no firewall rule is registered");
        if (context.To - context.From < LeastShare * context.Kpi.Window.TotalMicroseconds) return Figure.Unknown(string.Create(CultureInfo.InvariantCulture,
            $"only {(context.To - context.From) / UnixMicros.Day} of {context.Kpi.Window.TotalDays:0} days are stored"));
        var hits = (await context.Evidence.FirewallRuleHitsAsync(context.From, context.To, abort)).ToLookup(hit => hit.Firewall);
        var judged = rules.Where(rule => rule.Logs || rule.AllowsAnything).Select(rule => (Rule: rule, What: Problem(rule, hits[rule.Firewall]))).ToList();
        var bad = judged.Where(one => one.What is not null).ToList();
        return new Figure
        {
            Numerator = bad.Count,
            Denominator = judged.Count,
            N = judged.Count,
            ObservedExposure = (double)rules.Count(rule => rule.Logs) / rules.Count,
            Exceptions = [.. bad.Select(one => new SampleException(one.Rule.Id, one.What!))],
            Details =
            [
                new Detail("rules that do not log", string.Create(CultureInfo.InvariantCulture, $"{rules.Count(rule => !rule.Logs)} of {rules.Count}")),
                new Detail("idle and reserved for emergencies", judged.Count(one => one.Rule.Reserved && !IsHit(one.Rule, hits[one.Rule.Firewall])).ToString(CultureInfo.InvariantCulture)),
            ],
        };
    }

    static string? Problem(FirewallRule rule, IEnumerable<FirewallRuleHits> hits) =>
        rule.AllowsAnything ? $"\"{rule.Name}\" on {rule.Firewall} allows anything from anywhere to anywhere"
        : rule.Reserved || IsHit(rule, hits) ? null
        : $"\"{rule.Name}\" on {rule.Firewall} decided nothing";

    static bool IsHit(FirewallRule rule, IEnumerable<FirewallRuleHits> hits) =>
        hits.Any(hit => string.Equals(hit.Name, rule.Name, StringComparison.OrdinalIgnoreCase) || (rule.Number.Length > 0 && hit.Number == rule.Number));
}
