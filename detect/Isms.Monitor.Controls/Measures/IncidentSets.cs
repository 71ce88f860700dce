using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>The sets of incidents that several KPIs count.</summary>
static class IncidentSets
{
    /// <summary>How long before the window an incident that was closed in it may have been raised.</summary>
    const long OldestRaised = 365 * UnixMicros.Day;

    /// <summary>Incidents raised in the window that a person called true.</summary>
    public static async ValueTask<List<TriageItem>> ConfirmedAsync(MeasureContext context, CancellationToken abort) =>
        Ordered((await context.Evidence.TriageAsync(context.From, context.To, abort))
            .Where(item => item is { IsIncident: true, Disposition: Disposition.TruePositive }));

    /// <summary>Incidents of severity high or critical that are closed since a time of the window; false alarms left out.</summary>
    public static async ValueTask<List<TriageItem>> SevereClosedAsync(MeasureContext context, CancellationToken abort) =>
        Ordered((await context.Evidence.TriageAsync(context.From - OldestRaised, context.To, abort))
            .Where(item => item is { IsIncident: true, Severity: "high" or "critical", Disposition: not (Disposition.FalsePositive or Disposition.BenignTruePositive) }
                && item.Closed >= context.From));

    /// <summary>What people found out about the course of incidents, by incident.</summary>
    public static async ValueTask<Dictionary<string, IncidentTimeline>> TimelinesAsync(MeasureContext context, CancellationToken abort) =>
        (await context.Records.AsOfAsync<IncidentTimeline>(context.To, abort)).ToDictionary(one => one.Value.Id, one => one.Value);

    static List<TriageItem> Ordered(IEnumerable<TriageItem> items) =>
        [.. items.OrderBy(item => item.RaisedMicros).ThenBy(item => item.Id, StringComparer.Ordinal)];
}
