using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading.Entries;

static class GovernanceReader
{
    public static Objective Objective(Section section) => new()
    {
        Id = section.Id(EntryKind.Objective),
        Text = section.Text("text"),
        Plan = section.Text("plan", ""),
        Resources = section.Text("resources", ""),
        Kpi = OutsideIds.ReadOne(section, "kpi"),
        Target = section.Real("target") ?? 0,
        By = section.RequiredDate("by"),
        Owner = section.RequiredReference("owner", EntryKind.Role),
        At = section.At,
    };

    public static KpiOverlay Overlay(Section section) => new()
    {
        Kpi = OutsideIds.ReadOne(section, "kpi"),
        Target = section.Real("target"),
        Warning = section.Real("warning"),
        Owner = section.Reference("owner", EntryKind.Role),
        At = section.At,
    };

    public static Policy Policy(Section section) => new()
    {
        Id = section.Id(EntryKind.Policy),
        Document = section.Text("document"),
        Owner = section.RequiredReference("owner", EntryKind.Role),
        Version = section.Text("version", ""),
        ApprovedBy = section.Reference("approved_by", EntryKind.Role),
        LastReview = section.RequiredDate("last_review"),
        ReviewDays = section.Days("review_every", 365),
        At = section.At,
    };

    public static Supplier Supplier(Section section) => new()
    {
        Id = section.Id(EntryKind.Supplier),
        Name = section.Text("name"),
        Delivers = section.Text("delivers", ""),
        Owner = section.RequiredReference("owner", EntryKind.Role),
        Criticality = section.Number("criticality", 1, 5, otherwise: 3),
        Assets = section.References("assets", EntryKind.Asset),
        Agreed = section.Date("agreed"),
        ContractUntil = section.Date("contract_until"),
        LastReview = section.RequiredDate("last_review"),
        ReviewDays = section.Days("review_every", 365),
        At = section.At,
    };

    public static Audit Audit(Section section) => new()
    {
        Id = section.Id(EntryKind.Audit),
        Title = section.Text("title"),
        Auditor = section.Text("auditor"),
        Independent = section.Flag("independent", otherwise: false),
        Planned = section.RequiredDate("planned"),
        Done = section.Date("done"),
        Controls = section.References("controls", EntryKind.Control),
        Findings = section.Each("findings", Finding),
        At = section.At,
    };

    public static SeveritySla Sla(Section section)
    {
        var severity = section.Text("severity");
        if (severity.Length > 0 && !Severities.Contains(severity))
            section.Error("severity", Codes.WrongValue, $"\"severity\" cannot be {Problems.Quote(severity)}", "Write one of: " + string.Join(", ", Severities));
        return new SeveritySla
        {
            Severity = severity,
            Acknowledge = section.Span("acknowledge") ?? Missing(section, "acknowledge"),
            Contain = section.Span("contain"),
            Resolve = section.Span("resolve"),
            At = section.At,
        };
    }

    static readonly string[] Severities = ["informational", "low", "medium", "high", "critical"];

    static Finding Finding(Section section) => new()
    {
        Id = section.Id(EntryKind.Finding),
        Grade = section.Word<FindingGrade>("grade"),
        Clause = section.Text("clause"),
        Text = section.Text("text"),
        At = section.At,
    };

    static TimeSpan Missing(Section section, string key)
    {
        section.Error(key, Codes.KeyMissing, $"the key {Problems.Quote(key)} is missing", "Add it to this entry");
        return TimeSpan.FromDays(1);
    }
}
