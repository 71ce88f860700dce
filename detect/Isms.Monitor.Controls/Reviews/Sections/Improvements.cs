using Isms.Monitor.Controls.States;

namespace Isms.Monitor.Controls.Reviews.Sections;

sealed class Improvements : IReviewSection
{
    const int Shown = 15;

    public ReviewSection Build(ReviewInput input)
    {
        var risks = input.Registers.Risks;
        var ranked = input.Current.Controls.Where(control => control.State.Counted() is Counted.NotEffective or Counted.NotMeasured
            && control.State != State.NotApplicable)
            .Select(control => (Control: control, Risks: risks.Where(risk => risk.Controls.Contains(control.Control)).ToList()))
            .OrderByDescending(one => one.Risks.Sum(risk => risk.Score)).ThenBy(one => one.Control.State.Counted())
            .ThenBy(one => one.Control.Control, StringComparer.Ordinal).Take(Shown).ToList();
        return new ReviewSection
        {
            Id = "g", Clause = "9.3.2 g)", Title = "Opportunities for improvement", Fill = Fill.DataAndPeople,
            Figures = input.FiguresOf("RSP-04", "RSP-07", "DET-02", "DET-08"),
            Tables =
            [
                new ReviewTable
                {
                    Caption = "Controls without a good verdict, by the risks that lean on them",
                    Columns = ["control", "title", "state", "why", "risks", "sum of scores"],
                    Rows = [.. ranked.Select(one => new Cell[] { one.Control.Control, one.Control.Title, Cell.Of(one.Control.State),
                        string.Join("; ", one.Control.Reasons),
                        string.Join(", ", one.Risks.Select(risk => risk.Id)), Figures.Number(one.Risks.Sum(risk => risk.Score)) })],
                    Empty = "None.",
                },
                Feeds(input),
            ],
            ForPeople = ["Ideas and lessons learned"],
        };
    }

    static ReviewTable Feeds(ReviewInput input) => new()
    {
        Caption = "Feeds that would make more controls measurable", Columns = ["feed", "controls"],
        Rows =
        [
            .. input.Registers.Controls.Where(control => control is { Applicable: true, MissingFeed.Length: > 0 })
                .GroupBy(control => control.MissingFeed)
                .OrderByDescending(feed => feed.Count()).ThenBy(feed => feed.Key, StringComparer.Ordinal)
                .Select(feed => new Cell[] { feed.Key, string.Join(", ", feed.Select(control => control.Id)) }),
        ],
        Empty = "None is known.",
    };
}
