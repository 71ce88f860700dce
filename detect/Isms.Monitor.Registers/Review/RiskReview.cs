using Isms.Monitor.Registers.Loading;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Review;

/// <summary>A risk above the criterion is treated, or accepted by its owner for a time (6.1.3 f).</summary>
static class RiskReview
{
    public static void Review(RegisterSet set, DateOnly today, Problems problems)
    {
        foreach (var risk in set.Risks)
        {
            if (risk.Score > set.RiskCriteria.AcceptableScore && !risk.HasActiveTreatment(today) && risk.Acceptance?.ValidOn(today) != true)
                problems.Finding(risk.At, Codes.RiskUntreated,
                    $"the risk {risk.Id} has a score of {risk.Score} (acceptable is {set.RiskCriteria.AcceptableScore}) and neither an active treatment nor a valid acceptance",
                    "Add open treatment actions, or an acceptance signed by the owner");
            if (risk.Acceptance is { } acceptance) Accepted(risk, acceptance, set, today, problems);
        }
    }

    static void Accepted(Risk risk, Acceptance acceptance, RegisterSet set, DateOnly today, Problems problems)
    {
        if (acceptance.Expires < today)
            problems.Finding(risk.At, Codes.AcceptanceExpired, $"the acceptance of {risk.Id} expired on {acceptance.Expires:yyyy-MM-dd}", "Let the owner decide again");
        if (set.Roles.FirstOrDefault(role => role.Id == risk.Owner) is { } owner && !owner.Holders.Contains(acceptance.By))
            problems.Finding(risk.At, Codes.AcceptedByOther, $"{risk.Id} was accepted by {acceptance.By}, who does not hold its owner's role {owner.Id}", "Let the owner sign");
    }
}
