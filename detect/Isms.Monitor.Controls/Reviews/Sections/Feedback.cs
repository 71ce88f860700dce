namespace Isms.Monitor.Controls.Reviews.Sections;

sealed class Feedback : IReviewSection
{
    public ReviewSection Build(ReviewInput input)
    {
        var reports = input.Items.Where(item => item.IsIncident && item.ReportedBy is not null).GroupBy(item => item.ReportedBy!)
            .OrderBy(by => by.Key, StringComparer.Ordinal);
        return new ReviewSection
        {
            Id = "e", Clause = "9.3.2 e)", Title = "Feedback from interested parties", Fill = Fill.DataAndPeople,
            Figures = input.FiguresOf("DET-10", "GOV-02"),
            Tables =
            [
                new ReviewTable
                {
                    Caption = "Incidents reported by people", Columns = ["reported by", "incidents"],
                    Rows = [.. reports.Select(by => new Cell[] { by.Key, Figures.Number(by.Count()) })],
                    Empty = "None is recorded, which is not to say that there was none.",
                },
            ],
            ForPeople = ["Complaints, praise, letters of authorities"],
        };
    }
}
