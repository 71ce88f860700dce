namespace Isms.Monitor.Controls.Reviews.Sections;

/// <summary>Never filled by the program: no conclusion, not even a proposal of one.</summary>
sealed class Results : IReviewSection
{
    public ReviewSection Build(ReviewInput input) => new()
    {
        Id = "9.3.3", Clause = "9.3.3", Title = "Results", Fill = Fill.People,
        ForPeople =
        [
            "Decisions on opportunities for improvement: what, owner, date, KPI that will show the effect",
            "Needs for changes of the ISMS (scope, policy, objectives, controls, resources): what, owner, date, KPI that will show "
                + "the effect",
            "Is the ISMS suitable? Answer and reasons", "Is the ISMS adequate? Answer and reasons",
                "Is the ISMS effective? Answer and reasons",
        ],
    };
}
