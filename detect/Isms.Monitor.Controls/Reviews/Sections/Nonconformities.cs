using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Reviews.Sections;

sealed class Nonconformities : IReviewSection
{
    public ReviewSection Build(ReviewInput input)
    {
        var actions = input.Registers.CorrectiveActions;
        var open = actions.Where(action => action.OpenOn(input.Day)).ToList();
        var unverified = actions.Count(action => !action.OpenOn(input.Day) && !(action.Verified <= input.Day));
        return new ReviewSection
        {
            Id = "d1", Clause = "9.3.2 d) 1)", Title = "Nonconformities and corrective actions", Fill = Fill.Data,
            Statements = [actions.Count == 0
                ? "No corrective action is registered."
                : $"{open.Count} of {actions.Count} corrective actions are open, {open.Count(action => action.LateOn(input.Day))} of them late; "
                  + $"completed without a check of the effect: {unverified}.",
                NonconformityTable.Sentence(input)],
            Figures = input.FiguresOf("RSP-08", "RSP-09"),
            Tables = [NonconformityTable.Of(input), Actions(input), BySource(actions)],
            ForPeople = ["Discussion"],
        };
    }

    static ReviewTable Actions(ReviewInput input) => new()
    {
        Caption = "Corrective actions", Columns = ["id", "source", "action", "owner", "first due", "status", "effect checked"],
        Rows =
        [
            .. input.Registers.CorrectiveActions.OrderByDescending(action => action.OpenOn(input.Day)).ThenBy(action => action.OriginalDue)
                .ThenBy(action => action.Id, StringComparer.Ordinal)
                .Select(action => new Cell[]
                {
                    action.Id, action.Source, action.Action, action.Owner, Cell.Of(action.OriginalDue),
                        EarlierActions.Status(action, input.Day), Cell.Of(action.Verified),
                }),
        ],
        Empty = "None.",
    };

    static ReviewTable BySource(IReadOnlyList<CorrectiveAction> actions) => new()
    {
        Caption = "By source", Columns = ["source", "actions"],
        Rows =
        [
            .. actions.GroupBy(action => action.Source).OrderByDescending(source => source.Count())
                .ThenBy(source => source.Key, StringComparer.Ordinal)
                .Select(source => new Cell[] { source.Key, Figures.Number(source.Count()) }),
        ],
        Empty = "None.",
    };
}
