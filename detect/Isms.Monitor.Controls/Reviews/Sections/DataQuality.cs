using System.Globalization;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Reviews.Sections;

/// <summary>What the rest of the report is worth: it comes before any figure.</summary>
sealed class DataQuality : IReviewSection
{
    public ReviewSection Build(ReviewInput input)
    {
        var sources = input.Current.Sources;
        return new ReviewSection
        {
            Id = "0.1", Clause = "9.1", Title = "Data quality", Fill = Fill.Data,
            Statements =
            [
                sources.Count == 0
                    ? "No asset of the inventory must log, so nothing can be said about coverage."
                    : $"{sources.Count(source => !source.Silent)} of {sources.Count} sources that must log were reporting at the cut-off.",
                $"{input.Current.Kpis.Count(kpi => kpi.State.IsMeasured())} of {input.Current.Kpis.Count} KPIs have a verdict.",
            ],
            Figures = input.FiguresOf("VIS-01", "VIS-02", "VIS-03", "VIS-05", "GOV-05"),
            Tables = [Silent(input), Clocks(input), Unmeasured(input), Changed(input), InUse(input)],
        };
    }

    static ReviewTable Silent(ReviewInput input) => new()
    {
        Caption = "Sources with less than full exposure in the last 30 days",
        Columns = ["source", "criticality", "exposure %", "at the cut-off"],
        Rows =
        [
            .. input.Current.Sources.Where(source => source.Silent || source.Exposure < 1)
                .OrderByDescending(source => source.Silent).ThenByDescending(source => source.Criticality).ThenBy(source => source.Exposure)
                .ThenBy(source => source.Source, StringComparer.Ordinal)
                .Select(source => new Cell[]
                {
                    source.Source, source.Criticality.ToString(CultureInfo.InvariantCulture), Figures.Number(source.Exposure * 100),
                    source.Silent ? source.Sentence : "reporting",
                }),
        ],
        Empty = input.Current.Sources.Count == 0 ? "No source is required." : "All sources were observed all the time.",
    };

    static ReviewTable Clocks(ReviewInput input) => new()
    {
        Caption = "Clock errors", Columns = ["source", "what"],
        Rows = input.Catalogue.Definitions.Any(kpi => kpi.Id == "VIS-05")
            ? [.. input.Current.SampleOf("VIS-05").Exceptions.Select(one => new Cell[] { one.Subject, one.What })] : [],
        Empty = input.Current.Kpis.FirstOrDefault(kpi => kpi.Kpi == "VIS-05") is { State: State.NotMeasured } ? "Not measured." : "None.",
    };

    static ReviewTable Unmeasured(ReviewInput input) => new()
    {
        Caption = "KPIs without a verdict", Columns = ["KPI", "title", "state", "why"],
        Rows =
        [
            .. input.Current.Kpis.Where(kpi => !kpi.State.IsMeasured())
                .Select(kpi => new Cell[] { kpi.Kpi, kpi.Title, Cell.Of(kpi.State), string.Join("; ", kpi.Reasons) }),
        ],
        Empty = "Every KPI has a verdict.",
    };

    static ReviewTable InUse(ReviewInput input) => new()
    {
        Caption = "Definitions in use", Columns = ["KPI", "title", "version", "target", "warning", "owner"],
        Rows = [.. input.Catalogue.Definitions.Select(kpi => new Cell[] { kpi.Id, kpi.Title, kpi.Version, Limit(kpi.Target, kpi.Unit),
            Limit(kpi.Warning, kpi.Unit), kpi.Owner.Length > 0 ? kpi.Owner : "–" })],
        Empty = "No KPI is defined.",
    };

    static string Limit(double? value, string unit) => value is { } number ? Figures.ValueOf(number, unit, State.NotMeasured) : "–";

    /// <summary>A trend over a changed definition compares two different things.</summary>
    static ReviewTable Changed(ReviewInput input)
    {
        var rows = new List<Cell[]>();
        foreach (var (before, after) in input.History.Zip(input.History.Skip(1)))
            foreach (var sample in after.Samples)
                if (before.Samples.FirstOrDefault(one => one.Kpi == sample.Kpi) is { } old
                    && old.DefinitionVersion != sample.DefinitionVersion)
                    rows.Add([sample.Kpi, old.DefinitionVersion, sample.DefinitionVersion, UnixMicros.ToMinute(after.AtMicros)]);
        return new ReviewTable
        {
            Caption = "Definitions changed in the period", Columns = ["KPI", "before", "after", "first measured"], Rows = rows,
            Empty = "None: all measurements were made with the definitions below.",
        };
    }
}
