using Isms.Monitor.Registers.Loading;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Review;

/// <summary>A risk above the criterion is treated, or accepted by its owner for a time (6.1.3 f); every risk is assessed again at planned intervals (8.2).</summary>
static class RiskReview
{
    /// <summary>Days that an assessment counts: the year in which every risk is looked at again.</summary>
    const int AssessmentDays = 365;

    public static void Review(RegisterSet set, DateOnly today, Problems problems)
    {
        foreach (var risk in set.Risks)
        {
            Decided(risk, set.RiskCriteria.AcceptableScore, today, problems);
            Assessed(risk, today, problems);
            if (risk.Treatment is { } treatment) Planned(risk, treatment, set.RiskCriteria.AcceptableScore, today, problems);
            if (risk.Acceptance is { } acceptance) Accepted(risk, acceptance, set, today, problems);
        }
    }

    static void Decided(Risk risk, int acceptable, DateOnly today, Problems problems)
    {
        if (risk.Score <= acceptable) return;
        if (!risk.HasActiveTreatment(today) && risk.Acceptance?.ValidOn(today) != true)
            problems.Finding(risk.At, Codes.RiskUntreated,
                $"the risk {risk.Id} has a score of {risk.Score} (acceptable is {acceptable}) and neither an active treatment nor a valid acceptance",
                "Add open treatment actions, or an acceptance signed by the owner");
        if (risk.Controls.Count == 0)
            problems.Finding(risk.At, Codes.RiskWithoutControl, $"the risk {risk.Id} is above the criterion, and no control modifies it", "Name the controls that do, or that the treatment adds");
    }

    static void Assessed(Risk risk, DateOnly today, Problems problems)
    {
        if (risk.Assessed is not { } day)
            problems.Finding(risk.At, Codes.AssessmentOld, $"nothing says when the risk {risk.Id} was assessed", "Add assessed with the day");
        else if (day.AddDays(AssessmentDays) < today)
            problems.Finding(risk.At, Codes.AssessmentOld, $"the risk {risk.Id} was last assessed on {day:yyyy-MM-dd}, more than a year ago", "Let the owner assess it again");
    }

    static void Planned(Risk risk, Treatment treatment, int acceptable, DateOnly today, Problems problems)
    {
        if (treatment.Option == TreatmentOption.Retain) return;
        if (treatment.Actions.Count == 0)
            problems.Finding(risk.At, Codes.PlanWithoutSteps, $"the treatment of {risk.Id} is to {Values.Word(treatment.Option)}, and has no step", "Add actions with owner and original_due");
        if (treatment.ResidualScore > acceptable && risk.Acceptance?.ValidOn(today) != true)
            problems.Finding(risk.At, Codes.ResidualTooHigh,
                $"the treatment of {risk.Id} leaves a score of {treatment.ResidualScore} (acceptable is {acceptable}), which nobody accepted", "Plan more, or let the owner accept the residual risk");
    }

    static void Accepted(Risk risk, Acceptance acceptance, RegisterSet set, DateOnly today, Problems problems)
    {
        if (acceptance.Expires < today)
            problems.Finding(risk.At, Codes.AcceptanceExpired, $"the acceptance of {risk.Id} expired on {acceptance.Expires:yyyy-MM-dd}", "Let the owner decide again");
        if (set.Roles.FirstOrDefault(role => role.Id == risk.Owner) is { } owner && !owner.Holders.Contains(acceptance.By))
            problems.Finding(risk.At, Codes.AcceptedByOther, $"{risk.Id} was accepted by {acceptance.By}, who does not hold its owner's role {owner.Id}", "Let the owner sign");
    }
}
