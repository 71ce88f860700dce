using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Reviews.Sections;

sealed class Audits : IReviewSection
{
    public ReviewSection Build(ReviewInput input)
    {
        var due = input.Registers.Audits.Where(audit => audit.Planned <= input.Day).ToList();
        return new ReviewSection
        {
            Id = "d3", Clause = "9.3.2 d) 3)", Title = "Audit results", Fill = Fill.DataAndPeople,
            Statements = [due.Count == 0
                ? "No audit was planned up to the cut-off."
                : $"{due.Count(audit => audit.Done <= input.Day)} of {due.Count} audits planned up to the cut-off were done, "
                  + $"{due.Count(audit => audit.Independent && audit.Done <= input.Day)} by someone independent."],
            Tables = [Programme(input), Findings(input)],
            ForPeople = ["Discussion"],
        };
    }

    static ReviewTable Programme(ReviewInput input) => new()
    {
        Caption = "Programme", Columns = ["id", "audit", "auditor", "planned", "done", "major", "minor", "observations"],
        Rows =
        [
            .. input.Registers.Audits.OrderBy(audit => audit.Planned).Select(audit => new Cell[]
            {
                audit.Id, audit.Title, audit.Auditor, Cell.Of(audit.Planned), Cell.Of(audit.Done <= input.Day ? audit.Done : null),
                Count(audit, FindingGrade.Major), Count(audit, FindingGrade.Minor), Count(audit, FindingGrade.Observation),
            }),
        ],
        Empty = "No audit is registered.",
    };

    static ReviewTable Findings(ReviewInput input) => new()
    {
        Caption = "Findings", Columns = ["id", "grade", "clause or control", "finding"],
        Rows =
        [
            .. input.Registers.Audits.Where(audit => audit.Done <= input.Day).SelectMany(audit => audit.Findings)
                .OrderBy(finding => finding.Grade).ThenBy(finding => finding.Id, StringComparer.Ordinal)
                .Select(finding => new Cell[] { finding.Id, finding.Grade.ToString().ToLowerInvariant(), finding.Clause, finding.Text }),
        ],
        Empty = "None.",
    };

    static string Count(Audit audit, FindingGrade grade) => Figures.Number(audit.Findings.Count(finding => finding.Grade == grade));
}
