using System.Globalization;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Reviews.Sections;

sealed class EarlierActions : IReviewSection
{
    public ReviewSection Build(ReviewInput input)
    {
        var known = CarriedDecision.WithRegister(input);
        var open = known.Where(action => action.OpenOn(input.Day)).ToList();
        return new ReviewSection
        {
            Id = "a", Clause = "9.3.2 a)", Title = "Actions of previous reviews", Fill = Fill.Data,
            Statements = [known.Count == 0
                ? "No action or decision of an earlier review is known."
                : $"{open.Count} of {known.Count} actions are open, {open.Count(action => action.LateOn(input.Day))} of them late by their first date."],
            Tables = [Actions(input, known)],
            ForPeople = ["Discussion"],
        };
    }

    static ReviewTable Actions(ReviewInput input, IReadOnlyList<ReviewAction> known) => new()
    {
        Caption = "Carried forward", Columns = ["id", "review", "action", "owner", "first due", "due", "status", "age in days"],
        Rows =
        [
            .. known.OrderByDescending(action => action.OpenOn(input.Day)).ThenBy(action => action.OriginalDue)
                .ThenBy(action => action.Id, StringComparer.Ordinal)
                .Select(action => new Cell[]
                {
                    action.Id, Cell.Of(action.Review), action.Action, action.Owner, Cell.Of(action.OriginalDue), Cell.Of(action.Due),
                        Status(action, input.Day),
                    (input.Day.DayNumber - action.Review.DayNumber).ToString(CultureInfo.InvariantCulture),
                }),
        ],
        Empty = "None.",
    };

    internal static string Status(DatedAction action, DateOnly day) =>
        (action.OpenOn(day) ? "open" : "done") + (action.LateOn(day) ? ", late" : "");
}
