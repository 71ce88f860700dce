using Isms.Monitor.Incidents;

namespace Isms.Monitor.Api.Server.Incidents;

/// <summary>What the policies did to an incident, as lines of its history: opened, alerts joined, severity changed.</summary>
static class MachineHistory
{
    public static IEnumerable<HistoryEntry> Of(Incident? before, MachinePart now)
    {
        var actor = $"policy:{now.Policy}";
        if (before is null)
        {
            yield return new HistoryEntry(now.Id, 1, now.DetectedMicros, actor, "open", "state", null, "new", now.Reason);
            yield break;
        }
        var joined = now.Alerts.Where(alert => before.Machine.Alerts.All(known => known.Id != alert.Id)).ToList();
        foreach (var alert in joined.Take(20))
            yield return new HistoryEntry(now.Id, before.Version, alert.ReceivedMicros, actor, "alert joined", "alerts", null, alert.Rule.Name, alert.Reason);
        if (before.Machine.Severity != now.Severity)
            yield return new HistoryEntry(now.Id, before.Version, now.Alerts.Max(alert => alert.ReceivedMicros), actor, "weigh", "severity", Name(before.Machine.Severity), Name(now.Severity), string.Join("; ", now.SeverityReasons));
    }

    static string Name(Events.Level level) => level.ToString().ToLowerInvariant();
}
