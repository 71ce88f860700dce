using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Incidents;
using Isms.Monitor.Incidents;
using Stored = Isms.Monitor.Store.State.IncidentRow;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>A stored row of an incident as a line of the queue.</summary>
static class QueueRow
{
    public static IncidentRow Of(Stored row)
    {
        var brief = BriefOf(row);
        return new IncidentRow
        {
            Id = row.Id,
            Version = (int)row.Version,
            Severity = row.Severity,
            State = Enum.Parse<IncidentState>(row.State),
            Title = row.Title,
            Reason = brief.Reason,
            Entities = brief.Entities,
            EntityCount = brief.EntityCount,
            AlertCount = row.Alerts,
            EventCount = row.Events,
            Controls = [.. brief.Controls.Select(control => control.Control).Distinct()],
            LastMicros = row.LastMicros,
            DetectedMicros = row.DetectedMicros,
            DueMicros = row.DueMicros,
            Owner = row.Owner,
            Verdict = row.Verdict is { } verdict ? Enum.Parse<Verdict>(verdict) : null,
        };
    }

    public static Brief BriefOf(Stored row) => IncidentJson.Read<Brief>(row.BriefJson);
}
