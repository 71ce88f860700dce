using Isms.Monitor.Registers.Loading;

namespace Isms.Monitor.Registers.Review;

/// <summary>Promises: each has the day it was first due by, and open ones past that day are shown.</summary>
static class ActionReview
{
    public static void Review(RegisterSet set, DateOnly today, Problems problems)
    {
        foreach (var action in set.Actions())
        {
            if (action.OriginalDue is null)
                problems.Finding(action.At, Codes.OriginalDueMissing, $"{action.Id} has no original due date", "Add original_due; a later day goes into due");
            if (action.OpenOn(today) && action.LateOn(today))
                problems.Finding(action.At, Codes.ActionLate, $"{action.Id} is open and was due on {action.OriginalDue ?? action.Due:yyyy-MM-dd}", "Complete it, or decide again in the management review");
        }
        foreach (var action in set.CorrectiveActions.Where(action => !action.OpenOn(today) && action.Verified is null))
            problems.Finding(action.At, Codes.NotVerified, $"{action.Id} is completed, but nobody checked its effect", "Add verified with the day of the check (10.2 d)");
    }
}
