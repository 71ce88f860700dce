using Isms.Monitor.Registers.Loading;

namespace Isms.Monitor.Registers.Editions;

/// <summary>What a register is.</summary>
/// <param name="Key">The key at the top of its file.</param>
/// <param name="Title">For people.</param>
/// <param name="Clause">Clause or control of ISO/IEC 27001:2022 that asks for it; empty where none does.</param>
/// <param name="IsWhole">It is edited as one entry, which has the register's key as its id.</param>
public sealed record SectionOutline(string Key, string Title, string Clause, bool IsWhole)
{
    static readonly Dictionary<string, (string Title, string Clause)> Words = new(StringComparer.Ordinal)
    {
        ["scope"] = ("Scope", "4.3"),
        ["risk_criteria"] = ("Risk criteria", "6.1.2"),
        ["interested_parties"] = ("Interested parties", "4.2"),
        ["roles"] = ("Roles", "5.3"),
        ["people"] = ("People and accounts", "A.5.16"),
        ["assets"] = ("Assets", "A.5.9"),
        ["controls"] = ("Statement of Applicability", "6.1.3"),
        ["risks"] = ("Risks and treatment", "6.1.2"),
        ["objectives"] = ("Objectives", "6.2"),
        ["kpi_targets"] = ("Targets of KPIs", "9.1"),
        ["policies"] = ("Policies", "7.5"),
        ["courses"] = ("Training and awareness", "7.2"),
        ["audits"] = ("Audits", "9.2"),
        ["corrective_actions"] = ("Corrective actions", "10.2"),
        ["review_actions"] = ("Actions of reviews", "9.3"),
        ["suppliers"] = ("Suppliers", "A.5.19"),
        ["severity_slas"] = ("Limits by severity", "A.5.26"),
        ["shifts"] = ("Shifts of analysts", "7.1"),
        ["trials"] = ("Seeded trials", "9.1"),
        ["firewall_rules"] = ("Firewall rules", "A.8.20"),
        ["zone_policy"] = ("Zone policy", "A.8.22"),
    };

    /// <summary>Every register that there may be, in the order of reading.</summary>
    public static IReadOnlyList<SectionOutline> All { get; } = [.. RegisterKind.All.Select(Of)];

    /// <summary>A register without words here is called by its key.</summary>
    static SectionOutline Of(RegisterKind kind)
    {
        var (title, clause) = Words.GetValueOrDefault(kind.Key, (char.ToUpperInvariant(kind.Key[0]) + kind.Key[1..].Replace('_', ' '), ""));
        return new SectionOutline(kind.Key, title, clause, kind.EntryKey is null);
    }
}
