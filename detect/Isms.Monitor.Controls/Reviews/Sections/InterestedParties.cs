namespace Isms.Monitor.Controls.Reviews.Sections;

sealed class InterestedParties : IReviewSection
{
    public ReviewSection Build(ReviewInput input) => new()
    {
        Id = "c", Clause = "9.3.2 c)", Title = "Changes in needs and expectations of interested parties", Fill = Fill.DataAndPeople,
        Figures = input.FiguresOf("RSP-10"),
        Tables =
        [
            new ReviewTable
            {
                Caption = "Interested parties of the ISMS", Columns = ["party", "needs"],
                Rows = [.. input.Registers.InterestedParties.Select(party => new Cell[] { party.Name, string.Join("; ", party.Needs) })],
                Empty = "None is registered.",
            },
        ],
        ForPeople = ["What changed: contracts, duties to report, expectations"],
    };
}
