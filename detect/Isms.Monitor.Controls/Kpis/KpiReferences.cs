using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Kpis;

/// <summary>KPIs that the registers name and that nobody defined: what is to be measured by one is measured by nothing.</summary>
public static class KpiReferences
{
    /// <returns>Findings, in the order of the registers.</returns>
    public static IReadOnlyList<RegisterError> Check(RegisterSet registers, KpiCatalogue catalogue)
    {
        var known = catalogue.Definitions.Select(kpi => kpi.Id).ToHashSet(StringComparer.Ordinal);
        IEnumerable<(Location At, string By, string Kpi)> named =
        [
            .. registers.Controls.SelectMany(control => control.Kpis.Select(kpi => (control.At, control.Id, kpi.Kpi))),
            .. registers.Objectives.Select(objective => (objective.At, $"the objective {objective.Id}", objective.Kpi)),
            .. registers.KpiOverlays.Select(target => (target.At, "a target", target.Kpi)),
        ];
        return [.. named.Where(one => !known.Contains(one.Kpi)).Select(one => new RegisterError(
            one.At, KpiError.NoSuchKpi, $"{one.By} names the KPI {one.Kpi}, which is not defined", "Correct the id, or add its definition to kpis", IsFinding: true))];
    }
}
