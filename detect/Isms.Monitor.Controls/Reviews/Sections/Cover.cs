using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Reviews.Sections;

sealed class Cover : IReviewSection
{
    public ReviewSection Build(ReviewInput input) => new()
    {
        Id = "0", Title = "Cover", Fill = Fill.DataAndPeople,
        Statements =
        [
            $"Period {UnixMicros.ToMinute(input.From)} to {UnixMicros.ToMinute(input.To)}, which is also the data cut-off.",
            $"Measured {input.History.Count} times in the period, the last time at its end.",
        ],
        Tables =
        [
            new ReviewTable
            {
                Caption = "Definitions in use", Columns = ["KPI", "version", "target", "warning", "owner"],
                Rows = [.. input.Catalogue.Definitions.Select(kpi => new Cell[] { kpi.Id, kpi.Version, Limit(kpi.Target),
                    Limit(kpi.Warning), kpi.Owner.Length > 0 ? kpi.Owner : "–" })],
                Empty = "No KPI is defined.",
            },
        ],
        ForPeople = ["Date of the meeting", "Chair", "Attendees"],
    };

    static string Limit(double? value) => value is { } number ? Figures.Number(number) : "–";
}
