using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Reviews.Sections;

/// <summary>Decisions of signed minutes as actions of the next review (9.3.2 a). They carry over by themselves, so that none is forgotten.</summary>
static class CarriedDecision
{
    /// <summary>The register's review actions, and every decision that the register does not have under its id <c>REVIEW/DECISION</c>. Such a
    /// decision is open: it is done when the register says so.</summary>
    public static IReadOnlyList<ReviewAction> WithRegister(ReviewInput input)
    {
        var registered = input.Registers.ReviewActions.Where(action => action.Review <= input.Day).ToList();
        var known = registered.Select(action => action.Id).ToHashSet();
        var decided = input.SignedMinutes.SelectMany(minutes => minutes.Decisions.Select(decision => new ReviewAction
        {
            Id = $"{minutes.Id}/{decision.Id}", Review = UnixMicros.DayOf(minutes.SignedMicros!.Value), Action = decision.Text, Owner = decision.Owner,
            OriginalDue = decision.Due, Due = decision.Due,
        }));
        return [.. registered, .. decided.Where(action => !known.Contains(action.Id))];
    }
}
