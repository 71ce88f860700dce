using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Isms.Monitor.Anomaly.Features;
using Isms.Monitor.Events;

namespace Isms.Monitor.Anomaly;

/// <summary>Makes alerts of findings; each says what was expected and what was seen.</summary>
static class Findings
{
    const string Version = "baseline-1";

    static readonly string[] Triage =
    [
        "Compare with the entity's usual intervals: is there a change, a release, a new task?",
        "See which events make up the difference.",
        "If it is expected from now on, say so: the baseline learns it.",
    ];

    public static Alert Unusual(string field, string entity, Feature feature, AnomalyFinding finding, double? peers, long firstMicros, long lastMicros, long receivedMicros)
    {
        var rule = Rule(feature.Id, $"Unusual number of {feature.Name}", finding.Score >= 20 ? Level.Medium : Level.Low, feature.Controls, feature.Technique, feature.Tactic);
        var beside = peers is { } quantile ? $"; {(100 * quantile).ToString("0.0", CultureInfo.InvariantCulture)} % of its peers' hours lie nearer to the usual" : "";
        var reason = $"{entity}: {Figure(finding.Seen)} {feature.Name} in {Hours(finding.IntervalMicros)}, expected {Figure(finding.Expected)} and at most {Figure(finding.ExpectedHigh)}{beside}";
        return Make(rule, field, entity, finding, reason, firstMicros, lastMicros, receivedMicros);
    }

    public static Alert NewPartner(EcsEvent happened, string user, string host, int partners)
    {
        var finding = new AnomalyFinding("first login on a host", user, partners, partners, partners + 1, 0, 0, 0);
        var rule = Rule("first-seen", "First login of a user on a host", Level.Low, ["A.8.5", "A.8.16"], "T1078", "lateral-movement");
        return Make(rule, "user.name", user, finding, $"{user} logged in to {host} for the first time; {partners} hosts were usual", happened.TimestampMicros, happened.TimestampMicros, happened.ReceivedMicros,
            ("host.name", host));
    }

    public static Alert UnusualHour(EcsEvent happened, string user, double share)
    {
        var finding = new AnomalyFinding("share of logins at this hour", user, share, 0.005, 0, 0, UnixMicros.Hour, 0);
        var rule = Rule("off-hours", "Login at an unusual hour", Level.Low, ["A.8.5", "A.8.16"], "T1078", "initial-access");
        var hour = UnixMicros.ToDateTimeOffset(happened.TimestampMicros).ToString("dddd HH:mm", CultureInfo.InvariantCulture);
        return Make(rule, "user.name", user, finding, $"{user} logged in on {hour} UTC, when fewer than one in two hundred of the logins fall", happened.TimestampMicros, happened.TimestampMicros, happened.ReceivedMicros);
    }

    static RuleInfo Rule(string id, string name, Level level, string[] controls, string technique, string tactic) =>
        new($"anomaly-{id}", name, level, RuleKind.Anomaly, Version, controls, [technique], Triage) { Tactics = tactic.Length == 0 ? [] : [tactic] };

    static Alert Make(RuleInfo rule, string field, string entity, AnomalyFinding finding, string reason, long first, long last, long received, params (string Field, string Value)[] more)
    {
        var entities = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [field] = [entity] };
        foreach (var (name, value) in more) entities[name] = [value];
        var key = string.Join('|', entities.Values.SelectMany(values => values));
        return new Alert
        {
            Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{rule.Id}\n{rule.Version}\n{key}\n{first}")).AsSpan(0, 16)),
            Revision = 1,
            Rule = rule,
            GroupKey = key,
            FirstMicros = first,
            LastMicros = last,
            ReceivedMicros = received,
            Count = 1,
            Entities = entities,
            Events = [],
            Reason = reason,
            Anomaly = finding,
            Ended = true,
        };
    }

    static string Figure(double value) => value >= 1e6
        ? (value / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + " M"
        : Math.Round(value).ToString(CultureInfo.InvariantCulture);

    static string Hours(long micros) => micros == UnixMicros.Hour ? "one hour" : $"{micros / UnixMicros.Minute} min";
}
