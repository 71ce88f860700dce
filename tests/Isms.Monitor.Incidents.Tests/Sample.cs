using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;
using IPNetwork = System.Net.IPNetwork;

namespace Isms.Monitor.Incidents.Tests;

/// <summary>A small organisation and alerts about it.</summary>
static class Sample
{
    public static readonly long Start = 1_790_000_000L * UnixMicros.Second;

    public static Organisation Organisation() => new(new RegisterSet
    {
        Scope = new Scope { Domains = ["example.com"] },
        Assets =
        [
            new Asset { Id = "srv-files-01", Kind = AssetKind.Server, Hosts = ["srv-files-01.example.com"], Addresses = [IPNetwork.Parse("10.10.0.21/32")], Criticality = 5 },
            new Asset { Id = "wks-044", Kind = AssetKind.Endpoint, Hosts = ["wks-044.example.com"], Addresses = [IPNetwork.Parse("10.20.0.44/32")], Criticality = 2 },
        ],
        Risks =
        [
            new Risk { Id = "R-03", Assets = ["srv-files-01"], Techniques = ["T1110"], Likelihood = 3, Impact = 5 },
            new Risk { Id = "R-04", Assets = ["wks-044"], Techniques = ["T1110"], Likelihood = 1, Impact = 1 },
        ],
        SeveritySlas = [new SeveritySla { Severity = "critical", Acknowledge = TimeSpan.FromMinutes(10), Contain = TimeSpan.FromHours(2) }],
    });

    public static Alert Alert(string id, string rule, Level level, double atMinutes, params (string Field, string Value)[] entities) => new()
    {
        Id = id,
        Revision = 1,
        Rule = new RuleInfo(rule, rule, level, RuleKind.Sigma, "v1", ["A.8.16"], rule.Contains("password", StringComparison.Ordinal) ? ["T1110.001"] : [], []),
        GroupKey = string.Join('|', entities.Select(entity => entity.Value)),
        FirstMicros = At(atMinutes),
        LastMicros = At(atMinutes),
        ReceivedMicros = At(atMinutes) + UnixMicros.Second,
        Count = 1,
        Entities = entities.GroupBy(entity => entity.Field).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(entity => entity.Value)]),
        Events = [],
        Reason = $"{rule} seen",
    };

    public static long At(double minutes) => Start + (long)(minutes * UnixMicros.Minute);

    /// <summary>Scan by address, guessing and success on a server, malware there, a beacon from a workstation of the same person.</summary>
    public static List<Alert> Intrusion() =>
    [
        Alert("a1", "Port scan", Level.Medium, 0, ("source.ip", "203.0.113.7"), ("event.type", "denied")),
        Alert("a2", "password guessing", Level.Medium, 20, ("source.ip", "203.0.113.7"), ("host.name", "srv-files-01")),
        Alert("a3", "Login success after failures", Level.High, 25, ("source.ip", "203.0.113.7"), ("host.name", "srv-files-01"), ("user.name", "a.berg"), ("event.category", "authentication")),
        Alert("a4", "Malware not cleaned", Level.High, 60, ("host.ip", "10.10.0.21"), ("event.category", "malware"), ("event.action", "not_cleaned"), ("file.hash.sha256", "AB12")),
        Alert("a5", "Beacon to a rare address", Level.Medium, 300, ("host.name", "wks-044.example.com"), ("user.name", "a.berg")),
    ];
}
