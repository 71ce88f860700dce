using Isms.Monitor.Registers.Loading;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Review;

/// <summary>What is to be done again and again, or by a day: policies, suppliers, audits, trainings, objectives.</summary>
static class ScheduleReview
{
    /// <summary>From this criticality on, security requirements are agreed with a supplier.</summary>
    const int Important = 4;

    public static void Review(RegisterSet set, DateOnly today, Problems problems)
    {
        foreach (var policy in set.Policies.Where(policy => policy.NextReview < today))
            problems.Finding(policy.At, Codes.ReviewOverdue, $"the review of {Problems.Quote(policy.Document)} was due on {policy.NextReview:yyyy-MM-dd}", "Review it and set last_review");
        foreach (var supplier in set.Suppliers) Supplied(supplier, today, problems);
        foreach (var audit in set.Audits) Audited(audit, set, today, problems);
        foreach (var course in set.Courses.Where(course => course.Mandatory)) Trained(course, set, today, problems);
        foreach (var objective in set.Objectives.Where(objective => objective.By < today))
            problems.Finding(objective.At, Codes.ObjectivePassed, $"the objective {objective.Id} was to be met by {objective.By:yyyy-MM-dd}", "Judge it in the management review, then set the next target and day (6.2)");
        foreach (var party in set.InterestedParties.Where(party => party.Needs.Count == 0))
            problems.Finding(party.At, Codes.NeedsMissing, $"nothing says what {Problems.Quote(party.Name)} wants", "Add needs (4.2 b)");
    }

    static void Supplied(Supplier supplier, DateOnly today, Problems problems)
    {
        if (supplier.NextReview < today)
            problems.Finding(supplier.At, Codes.ReviewOverdue, $"the review of the supplier {Problems.Quote(supplier.Name)} was due on {supplier.NextReview:yyyy-MM-dd}", "Review it and set last_review");
        if (supplier.ContractUntil < today)
            problems.Finding(supplier.At, Codes.SupplierWithoutAgreement, $"the contract with {Problems.Quote(supplier.Name)} ended on {supplier.ContractUntil:yyyy-MM-dd}", "Renew it, or take the supplier out and its access away");
        else if (supplier is { Criticality: >= Important, Agreed: null })
            problems.Finding(supplier.At, Codes.SupplierWithoutAgreement, $"no security requirements were agreed with {Problems.Quote(supplier.Name)}", "Agree on them and set agreed (A.5.20)");
    }

    static void Audited(Audit audit, RegisterSet set, DateOnly today, Problems problems)
    {
        if (audit.Done is null && audit.Planned < today)
            problems.Finding(audit.At, Codes.AuditOverdue, $"the audit {audit.Id} was planned for {audit.Planned:yyyy-MM-dd} and has not been done", "Do it, or plan it anew with the reason");
        if (!audit.Independent)
            problems.Finding(audit.At, Codes.AuditorNotIndependent, $"{Problems.Quote(audit.Auditor)} is not independent of what {audit.Id} audits", "Choose another auditor (9.2.2 b), or set independent to true");
        foreach (var finding in audit.Findings.Where(finding => finding.Grade != FindingGrade.Observation && set.CorrectiveActions.All(action => action.Source != finding.Id)))
            problems.Finding(finding.At, Codes.FindingWithoutAction, $"no corrective action answers the finding {finding.Id}", "Add one with the finding as its source (10.2)");
    }

    static void Trained(Course course, RegisterSet set, DateOnly today, Problems problems)
    {
        var valid = course.Records.Where(record => record.Completed <= today && record.Completed.AddDays(course.ValidDays) >= today).Select(record => record.Person).ToHashSet();
        var owing = set.People.Where(person => !person.ServiceAccount && !(person.Joined?.AddDays(course.GraceDays) >= today)).ToList();
        var missing = owing.Count(person => !valid.Contains(person.Id));
        if (missing > 0)
            problems.Finding(course.At, Codes.TrainingMissing, $"{missing} of {owing.Count} people have no valid record of {Problems.Quote(course.Title)}", "Train them and add the day to completed (7.2 d)");
    }
}
