namespace Isms.Monitor.Controls.Reviews.Sections;

sealed class Signature : IReviewSection
{
    public ReviewSection Build(ReviewInput input) => new()
    {
        Id = "sign", Clause = "9.3.3", Title = "Signature", Fill = Fill.People,
        Statements = ["This record is unchanged as long as its snapshot hash verifies. A correction is a new version."],
        ForPeople = ["Top management: name, date, signature"],
    };
}
