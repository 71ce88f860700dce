using Isms.Monitor.Events;

namespace Isms.Monitor.Incidents.Facts;

/// <summary>Finds an activity's stage: from the rule's tactics, else from the words of its name.</summary>
static class Stages
{
    static readonly Dictionary<string, Stage> ByTactic = new(StringComparer.Ordinal)
    {
        ["reconnaissance"] = Stage.Reconnaissance,
        ["discovery"] = Stage.Reconnaissance,
        ["resource-development"] = Stage.Reconnaissance,
        ["credential-access"] = Stage.CredentialAccess,
        ["initial-access"] = Stage.InitialAccess,
        ["execution"] = Stage.Execution,
        ["persistence"] = Stage.Execution,
        ["privilege-escalation"] = Stage.Execution,
        ["defense-evasion"] = Stage.Execution,
        ["lateral-movement"] = Stage.LateralMovement,
        ["command-and-control"] = Stage.CommandAndControl,
        ["collection"] = Stage.Exfiltration,
        ["exfiltration"] = Stage.Exfiltration,
        ["impact"] = Stage.Impact,
    };

    /// <summary>First hit counts: the later stages stand above the words that earlier ones share with them.</summary>
    static readonly (string Word, Stage Stage)[] ByWord =
    [
        ("ransom", Stage.Impact), ("exfiltrat", Stage.Exfiltration), ("tunnel", Stage.Exfiltration), ("beacon", Stage.CommandAndControl),
        ("command and control", Stage.CommandAndControl), ("c2", Stage.CommandAndControl), ("lateral", Stage.LateralMovement),
        ("webshell", Stage.Execution), ("malware", Stage.Execution), ("trojan", Stage.Execution), ("virus", Stage.Execution),
        ("privilege", Stage.Execution), ("sudo", Stage.Execution), ("exploit", Stage.InitialAccess), ("injection", Stage.InitialAccess),
        ("success after", Stage.InitialAccess), ("brute", Stage.CredentialAccess), ("password", Stage.CredentialAccess),
        ("login", Stage.CredentialAccess), ("authentication", Stage.CredentialAccess), ("scan", Stage.Reconnaissance),
        ("sweep", Stage.Reconnaissance), ("probe", Stage.Reconnaissance), ("enumerat", Stage.Reconnaissance),
        ("forbidden", Stage.Reconnaissance),
    ];

    public static Stage Of(RuleInfo rule)
    {
        foreach (var tactic in rule.Tactics)
            if (ByTactic.TryGetValue(tactic, out var stage)) return stage;
        foreach (var (word, stage) in ByWord)
            if (rule.Name.Contains(word, StringComparison.OrdinalIgnoreCase)) return stage;
        return Stage.Unknown;
    }

    /// <summary>As the title of an incident says it.</summary>
    public static string Words(Stage stage) => stage switch
    {
        Stage.Reconnaissance => "scan",
        Stage.CredentialAccess => "password attack",
        Stage.InitialAccess => "break-in",
        Stage.Execution => "malware",
        Stage.LateralMovement => "lateral movement",
        Stage.CommandAndControl => "beaconing",
        Stage.Exfiltration => "exfiltration",
        Stage.Impact => "damage",
        _ => "suspicious activity",
    };
}
