using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Correlate;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Correlate;

/// <summary>Small rule sets and matches for them.</summary>
static class Rulebook
{
    public static string Rule(string name, string more = "") =>
        $"title: {name}\nid: {name}\nname: {name}\n{more}logsource:\n  product: test\ndetection:\n  selection:\n    a: {name}\n  condition: selection\n";

    public static string Correlation(string name, string type, string rules, string timespan, string condition, string groupBy = "source.ip", string more = "") =>
        $"title: {name}\nid: {name}\nname: {name}\n{more}correlation:\n  type: {type}\n  rules: [{rules}]\n  group-by: [{groupBy}]\n  timespan: {timespan}\n"
        + (condition.Length > 0 ? $"  condition: {condition}\n" : "");

    public static RuleSet Set(params string[] documents)
    {
        var set = RuleSet.Parse(string.Join("---\n", documents));
        Assert.Empty(set.Errors);
        return set;
    }

    public static RuleMatch Match(RuleSet set, string rule, double seconds, int id, string source = "file:a", params (string Field, string Value)[] fields)
    {
        var micros = (long)(seconds * UnixMicros.Second);
        return new RuleMatch(new EventId((UInt128)(uint)id), micros, micros, ((SigmaRule)set.ById(rule)!).ToRuleInfo(), source,
            fields.GroupBy(field => field.Field).ToDictionary(group => group.Key, group => group.Select(one => one.Value).ToArray()));
    }

    /// <summary>The last revision of each alert on matches in any order, sorted by time first.</summary>
    public static List<Alert> Run(RuleSet set, IEnumerable<RuleMatch> matches, CorrelatorOptions? options = null)
    {
        var correlator = new Correlator(set, options ?? CorrelatorOptions.Files, TimeProvider.System);
        var alerts = new List<Alert>();
        foreach (var match in matches.OrderBy(match => match.TimestampMicros).ThenBy(match => match.Event)) Feed(correlator, match, alerts);
        correlator.Flush(alerts);
        return Last(alerts);
    }

    public static void Feed(Correlator correlator, RuleMatch match, List<Alert> alerts)
    {
        correlator.Observe(match.Source, match.TimestampMicros, match.ReceivedMicros);
        correlator.Add(match);
        correlator.Advance(alerts);
    }

    public static List<Alert> Last(IEnumerable<Alert> revisions) =>
        [.. revisions.GroupBy(alert => alert.Id).Select(group => group.MaxBy(alert => alert.Revision)!).OrderBy(alert => alert.FirstMicros).ThenBy(alert => alert.Id)];

    /// <summary>What has to be the same however the matches came.</summary>
    public static string Text(Alert alert) =>
        $"{alert.Rule.Id} {alert.GroupKey} {alert.FirstMicros}-{alert.LastMicros} n={alert.Count} r={alert.Revision} {alert.Id} "
        + $"[{string.Join(',', alert.Events.Select(id => (int)id.Low))}] {string.Join(';', alert.Entities.OrderBy(e => e.Key).Select(e => $"{e.Key}={string.Join(',', e.Value.Order())}"))} {alert.Reason} {alert.Ended}";
}
