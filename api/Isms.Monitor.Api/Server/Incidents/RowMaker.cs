using Isms.Monitor.Incidents;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Incidents;

/// <summary>The columns by which a queue finds an incident.</summary>
static class RowMaker
{
    public static IncidentRow Of(Incident incident) => new()
    {
        Id = incident.Id,
        Version = incident.Version,
        Revision = Revision(incident.Machine),
        Title = incident.Machine.Title,
        State = incident.Human.State.ToString(),
        Severity = incident.Severity,
        Risk = incident.Machine.Risks.Count,
        Owner = incident.Human.Owner,
        Alerts = incident.Machine.Alerts.Count,
        FirstMicros = incident.Machine.FirstMicros,
        LastMicros = incident.Machine.LastMicros,
        DueMicros = Due(incident),
        Verdict = incident.Human.Verdict?.ToString(),
        DetectedMicros = incident.Machine.DetectedMicros,
        Events = incident.Machine.Alerts.Sum(alert => alert.Count),
        BriefJson = IncidentJson.Write(Brief.Of(incident.Machine)),
        MachineJson = IncidentJson.Write(incident.Machine),
        HumanJson = IncidentJson.Write(incident.Human),
    };

    public static IEnumerable<IncidentTag> Tags(MachinePart part) =>
        part.Entities.SelectMany(entity => entity.Value.Select(value => new IncidentTag(entity.Key, value)))
            .Append(new IncidentTag("policy", part.Policy))
            .Concat(part.Controls.Select(control => new IncidentTag("control", control.Control)))
            .Concat(part.Risks.Select(risk => new IncidentTag("risk", risk)))
            .Concat(part.Assets.Select(asset => new IncidentTag("asset", asset)))
            .Concat(part.Alerts.Select(alert => new IncidentTag("rule", alert.Rule.Name)))
            .Concat(part.Alerts.SelectMany(alert => alert.Rule.Techniques).Select(technique => new IncidentTag("technique", technique)))
            .Distinct();

    /// <summary>Grows with every alert that joins and every revision of one, and with nothing else: a second application of the same alerts
    /// gives the same number.</summary>
    static long Revision(MachinePart part) => part.Alerts.Sum(alert => 1L + alert.Revision);

    /// <summary>Acknowledge first, then resolve; nothing is due once it is resolved.</summary>
    static long? Due(Incident incident) => incident.Human.State switch
    {
        IncidentState.New => incident.Machine.AcknowledgeDueMicros,
        IncidentState.Resolved or IncidentState.Closed => null,
        _ => incident.Machine.ResolveDueMicros,
    };
}
