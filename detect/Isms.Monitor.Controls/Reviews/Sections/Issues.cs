namespace Isms.Monitor.Controls.Reviews.Sections;

sealed class Issues : IReviewSection
{
    public ReviewSection Build(ReviewInput input) => new()
    {
        Id = "b", Clause = "9.3.2 b)", Title = "Changes in external and internal issues", Fill = Fill.DataAndPeople,
        Statements = ["The frequency of attack campaigns by technique is not measured: not implemented."],
        Figures = input.FiguresOf("GOV-04"),
        ForPeople = ["Changes in threats, law and technology, climate included", "Changes in the organisation and its assets"],
    };
}
