using Isms.Monitor.Api.Reading;
using Isms.Monitor.Controls;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.States;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>One KPI with everything that is known about it.</summary>
static class KpiReading
{
    /// <param name="kpi">The definition.</param>
    /// <param name="row">As the list of KPIs shows it.</param>
    /// <param name="current">The last measurement as it is to be shown now; null: nothing has been measured.</param>
    /// <param name="owner">Title of the owner's role.</param>
    /// <param name="nowMicros">When it is shown.</param>
    public static KpiDetail Of(KpiDefinition kpi, KpiRow row, Measurement? current, string owner, long nowMicros)
    {
        var sample = current?.SampleOf(kpi.Id);
        return new KpiDetail(row, Meaning(kpi, owner), current is null ? "not measured: nothing has been measured yet" : current.StatusOf(kpi.Id).Words,
            [.. kpi.Gates.Select(gate => $"{gate}: {current?.Kpis.FirstOrDefault(one => one.Kpi == gate)?.State.Words() ?? "not measured"}")],
            sample?.Query ?? "", sample?.Exceptions ?? [], sample?.Details ?? [],
            sample is null ? [new OutlookStep(null, "the first measurement")] : Outlook.Of(kpi, sample, nowMicros));
    }

    static KpiMeaning Meaning(KpiDefinition kpi, string owner) => new(
        kpi.Numerator, kpi.Denominator, kpi.Formula, kpi.Frequency.ToString().ToLowerInvariant(), kpi.Estimation.ToString().ToLowerInvariant(), kpi.MinN,
        [.. kpi.DependsOn.Select(kind => kind.ToString().ToLowerInvariant())], kpi.Evidence.ToString().ToLowerInvariant(), kpi.Clauses, kpi.Anchor, kpi.Pitfall, owner);
}
