namespace Isms.Monitor.Controls.Reviews.Sections;

/// <summary>One input of 9.3.2, or a part around them.</summary>
interface IReviewSection
{
    ReviewSection Build(ReviewInput input);
}
