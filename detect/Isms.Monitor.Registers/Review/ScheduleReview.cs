using Isms.Monitor.Registers.Loading;

namespace Isms.Monitor.Registers.Review;

/// <summary>What is to be done again and again: policies, suppliers, audits.</summary>
static class ScheduleReview
{
    public static void Review(RegisterSet set, DateOnly today, Problems problems)
    {
        foreach (var policy in set.Policies.Where(policy => policy.NextReview < today))
            problems.Finding(policy.At, Codes.ReviewOverdue, $"the review of {Problems.Quote(policy.Document)} was due on {policy.NextReview:yyyy-MM-dd}", "Review it and set last_review");
        foreach (var supplier in set.Suppliers.Where(supplier => supplier.NextReview < today))
            problems.Finding(supplier.At, Codes.ReviewOverdue, $"the review of the supplier {Problems.Quote(supplier.Name)} was due on {supplier.NextReview:yyyy-MM-dd}", "Review it and set last_review");
        foreach (var audit in set.Audits.Where(audit => audit.Done is null && audit.Planned < today))
            problems.Finding(audit.At, Codes.AuditOverdue, $"the audit {audit.Id} was planned for {audit.Planned:yyyy-MM-dd} and has not been done", "Do it, or plan it anew with the reason");
    }
}
