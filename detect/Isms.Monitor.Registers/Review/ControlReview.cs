using Isms.Monitor.Registers.Loading;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Review;

/// <summary>The Statement of Applicability, read as an auditor does (6.1.3 d).</summary>
static class ControlReview
{
    public static void Review(RegisterSet set, DateOnly today, Problems problems)
    {
        var stated = set.Controls.Select(control => control.Id).ToHashSet();
        var missing = AnnexA.Ids.Where(id => !stated.Contains(id)).ToList();
        if (set.Controls.Count > 0 && missing.Count > 0)
            problems.Finding(set.Controls[0].At with { Line = 1, Column = 1 }, Codes.StatementIncomplete,
                $"the Statement of Applicability lacks {missing.Count} of {AnnexA.Count} controls: {Some(missing)}", "Add each of them, applicable or with the reason why not");
        foreach (var control in set.Controls)
        {
            if (control.Applicable) Applicable(control, today, problems);
            else Excluded(control, set, problems);
        }
    }

    static void Applicable(Control control, DateOnly today, Problems problems)
    {
        if (control.Owner.Length == 0)
            problems.Finding(control.At, Codes.ControlWithoutOwner, $"{control.Id} applies, but nobody owns it", "Add the role that answers for it as owner");
        if (string.IsNullOrWhiteSpace(control.Reason))
            problems.Finding(control.At, Codes.InclusionWithoutReason, $"{control.Id} applies, but nothing says why", "Add the reason (6.1.3 d)");
        if (control.Measurability != Measurability.Manual && control.Kpis.All(kpi => kpi.Weight != KpiWeight.Key))
            problems.Finding(control.At, Codes.ControlWithoutKpi, $"{control.Id} is measured by {Values.Word(control.Measurability)}, but no key KPI says how", "Add key_kpis, or set measured_by to manual");
        if (control.Design is { } design && design.Expires < today)
            problems.Finding(control.At, Codes.DesignExpired, $"the design assessment of {control.Id} expired on {design.Expires:yyyy-MM-dd}", "Assess the design again");
    }

    static void Excluded(Control control, RegisterSet set, Problems problems)
    {
        if (string.IsNullOrWhiteSpace(control.Reason))
            problems.Finding(control.At, Codes.ExclusionWithoutReason, $"{control.Id} is excluded without a reason", "Add the reason");
        foreach (var risk in set.Risks.Where(risk => risk.Controls.Contains(control.Id)))
            problems.Finding(risk.At, Codes.RiskOnExcludedControl, $"the risk {risk.Id} relies on {control.Id}, which is excluded", "Apply the control, or take it from the risk");
    }

    static string Some(List<string> ids) => string.Join(", ", ids.Take(5)) + (ids.Count > 5 ? " and more" : "");
}
