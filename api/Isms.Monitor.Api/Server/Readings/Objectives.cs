using Isms.Monitor.Api.Reading;
using Isms.Monitor.Controls;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Objectives (6.2) against their KPIs.</summary>
static class Objectives
{
    public static ObjectiveRow Row(Objective objective, KpiCatalogue catalogue, Measurement? now, string owner, DateOnly today)
    {
        var kpi = catalogue.Definitions.FirstOrDefault(one => one.Id == objective.Kpi);
        var status = now?.Kpis.FirstOrDefault(one => one.Kpi == objective.Kpi);
        var (outcome, reason) = Judge(objective, kpi, status, now, today);
        return new ObjectiveRow(objective.Id, objective.Text, objective.Kpi, kpi is null ? "" : Figures.Text(objective.Target, kpi),
            kpi is null || status is null ? "not measured" : status.State.IsMeasured() ? Figures.Text(status.Value, kpi) : status.State.Words(), outcome, reason, objective.By, owner);
    }

    /// <summary>A date that has not come decides nothing; without a verdict of the KPI there is no outcome but that.</summary>
    static (string Outcome, string Reason) Judge(Objective objective, KpiDefinition? kpi, KpiStatus? status, Measurement? now, DateOnly today)
    {
        if (kpi is null) return ("not measurable yet", $"not measured: no KPI {objective.Kpi} is defined.");
        if (status is null) return ("not measurable yet", "not measured: nothing has been measured yet.");
        if (!status.State.IsMeasured() || status.Value is not { } value) return ("not measurable yet", $"{status.Words}.");
        var met = kpi.Direction == Direction.Down ? value <= objective.Target : value >= objective.Target;
        var past = objective.By < today;
        var figures = $"{Figures.Text(value, kpi)} (n is {now!.SampleOf(kpi.Id).N:0.#}) against the target {Figures.Text(objective.Target, kpi)} by {objective.By:yyyy-MM-dd}.";
        return (met ? past ? "met" : "on track" : past ? "missed" : "not met yet", figures);
    }
}
