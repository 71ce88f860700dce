using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Controls.Reviews.Sections;

sealed class Monitoring : IReviewSection
{
    /// <summary>Shown in the section on data quality already.</summary>
    static readonly string[] Elsewhere = ["VIS-01", "VIS-02", "GOV-05"];

    static readonly string[] Severities = ["critical", "high", "medium", "low", "informational"];

    public ReviewSection Build(ReviewInput input) => new()
    {
        Id = "d2", Clause = "9.3.2 d) 2)", Title = "Monitoring and measurement results", Fill = Fill.Data,
        Counts = input.Current.Counts,
        Statements = [$"Controls: {input.Current.Counts.Sentence}.", Incidents(input)],
        Figures =
        [
            .. input.Catalogue.Definitions.Where(kpi => !Elsewhere.Contains(kpi.Id)
                && (kpi.Core || input.Current.StatusOf(kpi.Id).State.IsMeasured()))
                .Select(kpi => input.Figure(kpi.Id)),
        ],
        Tables = [Controls(input), BySeverity(input), Polarities(input)],
        ForPeople = ["Discussion"],
    };

    static string Incidents(ReviewInput input)
    {
        var incidents = input.Items.Where(item => item.IsIncident).ToList();
        return incidents.Count == 0
            ? "No incident was raised in the period; read this with the data quality above."
            : $"{incidents.Count} incidents were raised in the period, {incidents.Count(item => item.Closed is null)} are open.";
    }

    static ReviewTable Controls(ReviewInput input) => new()
    {
        Caption = "Controls that are measurable here", Columns = ["control", "title", "operating", "why", "design", "key KPIs"],
        Rows =
        [
            .. input.Current.Controls.Where(control => control.State is not (State.NotApplicable or State.NotMeasurable))
                .OrderBy(control => control.State.Counted() switch { Counted.NotEffective => 0, Counted.NotMeasured => 1, _ => 2 })
                .Select(control => new Cell[]
                {
                    control.Control, control.Title, new(control.Override is null ? control.State.Words() : control.Words, control.State),
                    control.Override is { } by ? $"{by.Approver}: {by.Reason}" : string.Join("; ", control.Reasons), control.Design,
                        string.Join(", ", control.KeyKpis),
                }),
        ],
        Empty = "None.",
    };

    static ReviewTable BySeverity(ReviewInput input) => new()
    {
        Caption = "Incidents raised in the period", Columns = ["severity", "raised", "true positive", "benign", "false positive",
            "without verdict"],
        Rows = input.Items.Any(item => item.IsIncident) ? [.. Severities.Select(severity => Row(input, severity))] : [],
        Empty = "None.",
    };

    /// <summary>Which controls incidents speak for or against; not a rate, since nobody counts what never became an incident.</summary>
    static ReviewTable Polarities(ReviewInput input) => new()
    {
        Caption = "What the incidents of the period say of controls", Columns = ["control", "success", "failure", "trial", "cost"],
        Rows =
        [
            .. input.Items.Where(item => item.IsIncident).SelectMany(item => item.Controls).GroupBy(evidence => evidence.Control)
                .OrderByDescending(control => control.Count(evidence => evidence.Polarity == Polarity.Failure))
                .ThenBy(control => control.Key, StringComparer.Ordinal)
                .Select(control => new[] { new Cell(control.Key) }.Concat(Enum.GetValues<Polarity>()
                    .Select(polarity => new Cell(Figures.Number(control.Count(evidence => evidence.Polarity == polarity))))).ToArray()),
        ],
        Empty = "None.",
    };

    static Cell[] Row(ReviewInput input, string severity)
    {
        var of = input.Items.Where(item => item.IsIncident && item.Severity == severity).ToList();
        Cell Count(Disposition disposition) => Figures.Number(of.Count(item => item.Disposition == disposition));
        return [severity, Figures.Number(of.Count), Count(Disposition.TruePositive), Count(Disposition.BenignTruePositive),
            Count(Disposition.FalsePositive), Count(Disposition.None)];
    }
}
