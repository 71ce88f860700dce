using System.Globalization;

namespace Isms.Monitor.Controls.Measures;

/// <summary>DET-05. An alert is a cluster already: one for each rule, group and episode.</summary>
sealed class IncidentConversion : IMeasure
{
    public string Kpi => "DET-05";

    public string Query =>
        "incidents raised in the window / alerts (one for each rule, group and episode, however many revisions) raised in the window, "
            + "those of level informational left out";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var alerts = (await context.Evidence.AlertsAsync(context.From, context.To, abort)).Where(alert => alert.Level != "informational").ToList();
        var incidents = (await context.Evidence.TriageAsync(context.From, context.To, abort)).Count(item => item.IsIncident);
        return new Figure
        {
            Numerator = incidents,
            Denominator = alerts.Count,
            N = alerts.Count,
            Details =
            [
                .. alerts.GroupBy(alert => alert.Rule).OrderByDescending(rule => rule.Count()).ThenBy(rule => rule.Key, StringComparer.Ordinal).Take(5)
                    .Select(rule => new Detail($"alerts of {rule.Key}", rule.Count().ToString(CultureInfo.InvariantCulture))),
            ],
        };
    }
}
