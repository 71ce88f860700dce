using Isms.Monitor.Registers.Loading.Entries;
using Isms.Monitor.Registers.Loading.Yaml;

namespace Isms.Monitor.Registers.Loading;

/// <summary>A register: the key at the top of its file, and how what lies below it becomes part of the set.</summary>
/// <param name="Key">The key.</param>
/// <param name="Single">True when there is one in the organisation; else lists of several files are joined.</param>
/// <param name="Read">Adds the part to the set.</param>
sealed record RegisterKind(string Key, bool Single, Func<RegisterSet, YamlPart, Reading, RegisterSet> Read)
{
    /// <summary>The key whose value names an entry; null: the register is edited as a whole.</summary>
    public string? EntryKey => Single ? null : Key switch
    {
        "kpi_targets" => "kpi",
        "severity_slas" => "severity",
        // A row of the matrix has no name of its own.
        "zone_policy" => null,
        _ => "id",
    };

    /// <summary>In the order of reading: people stand before the courses that say who was missing.</summary>
    public static IReadOnlyList<RegisterKind> All { get; } =
    [
        One("scope", ScopeReader.Scope, (set, scope) => set with { Scope = scope }),
        One("risk_criteria", RiskReader.Criteria, (set, criteria) => set with { RiskCriteria = criteria }),
        Many("interested_parties", PeopleReader.Party, (set, more) => set with { InterestedParties = [.. set.InterestedParties, .. more] }),
        Many("roles", PeopleReader.Role, (set, more) => set with { Roles = [.. set.Roles, .. more] }),
        Many("people", PeopleReader.Person, (set, more) => set with { People = [.. set.People, .. more] }),
        Many("assets", AssetReader.Assets, (set, more) => set with { Assets = [.. set.Assets, .. more.SelectMany(assets => assets)] }),
        Many("controls", ControlReader.Control, (set, more) => set with { Controls = [.. set.Controls, .. more] }),
        Many("risks", RiskReader.Risk, (set, more) => set with { Risks = [.. set.Risks, .. more] }),
        Many("objectives", GovernanceReader.Objective, (set, more) => set with { Objectives = [.. set.Objectives, .. more] }),
        Many("kpi_targets", GovernanceReader.Overlay, (set, more) => set with { KpiOverlays = [.. set.KpiOverlays, .. more] }),
        Many("policies", GovernanceReader.Policy, (set, more) => set with { Policies = [.. set.Policies, .. more] }),
        new("courses", false, (set, part, reading) =>
            set with { Courses = [.. set.Courses, .. Section.Each(part, "courses", reading, new CourseReader(set.People).Course)] }),
        Many("audits", GovernanceReader.Audit, (set, more) => set with { Audits = [.. set.Audits, .. more] }),
        Many("corrective_actions", ActionReader.Corrective, (set, more) => set with { CorrectiveActions = [.. set.CorrectiveActions, .. more] }),
        Many("review_actions", ActionReader.Review, (set, more) => set with { ReviewActions = [.. set.ReviewActions, .. more] }),
        Many("suppliers", GovernanceReader.Supplier, (set, more) => set with { Suppliers = [.. set.Suppliers, .. more] }),
        Many("severity_slas", GovernanceReader.Sla, (set, more) => set with { SeveritySlas = [.. set.SeveritySlas, .. more] }),
        Many("shifts", ShiftReader.Shift, (set, more) => set with { Shifts = [.. set.Shifts, .. more] }),
        Many("firewall_rules", FirewallRuleReader.Rule, (set, more) => set with { FirewallRules = [.. set.FirewallRules, .. more] }),
        Many("zone_policy", ScopeReader.ZoneRules, (set, more) => set with { ZoneRules = [.. set.ZoneRules, .. more.SelectMany(rules => rules)] }),
        Many("trials", TrialReader.Trial, (set, more) => set with { Trials = [.. set.Trials, .. more] }),
    ];

    static RegisterKind One<T>(string key, Func<Section, T> read, Func<RegisterSet, T, RegisterSet> put) where T : class =>
        new(key, true, (set, part, reading) =>
        {
            if (part is YamlMap map) return put(set, Section.Read(map, reading, read));
            reading.Problems.Error(part.At, Codes.WrongKind, $"{Problems.Quote(key)} is {part.Kind}", "Write a mapping");
            return set;
        });

    static RegisterKind Many<T>(string key, Func<Section, T> read, Func<RegisterSet, IReadOnlyList<T>, RegisterSet> add) =>
        new(key, false, (set, part, reading) => add(set, Section.Each(part, key, reading, read)));
}
