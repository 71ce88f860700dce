using Isms.Monitor.Events;
using Isms.Monitor.Incidents.Facts;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Incidents;

/// <summary>Puts what the policies said into the machine part of an incident.</summary>
static class PartMaker
{
    /// <summary>Acknowledge and resolve limits where the register sets none: isms-method's defaults for RSP-01 and RSP-02.</summary>
    static readonly Dictionary<Level, (TimeSpan Acknowledge, TimeSpan Resolve)> Usual = new()
    {
        [Level.Critical] = (TimeSpan.FromMinutes(15), TimeSpan.FromHours(4)),
        [Level.High] = (TimeSpan.FromHours(1), TimeSpan.FromHours(24)),
        [Level.Medium] = (TimeSpan.FromHours(8), TimeSpan.FromHours(72)),
        [Level.Low] = (TimeSpan.FromHours(24), TimeSpan.FromDays(7)),
        [Level.Informational] = (TimeSpan.FromHours(24), TimeSpan.FromDays(7)),
    };

    public static MachinePart Make(Assessment from, Organisation organisation)
    {
        var story = from.Story;
        var (severity, why) = from.Severity();
        var sla = organisation.Sla(severity.ToString().ToLowerInvariant());
        var alerts = story.Activities.SelectMany(activity => activity.Alerts).OrderBy(alert => alert.FirstMicros).ThenBy(alert => alert.Id, StringComparer.Ordinal).ToList();
        return new MachinePart
        {
            Id = story.IncidentId!,
            Title = Narrative.Title(from),
            Reason = Narrative.Reason(from),
            Severity = severity,
            SeverityReasons = why,
            Policy = story.OpenedBy!,
            Alerts = alerts,
            Entities = Entities(alerts),
            Assets = [.. from.Assets.Select(asset => asset.Id)],
            Controls = from.Controls(),
            Risks = [.. from.Risks],
            FirstMicros = alerts.Min(alert => alert.FirstMicros),
            LastMicros = alerts.Max(alert => alert.LastMicros),
            DetectedMicros = story.DetectedMicros,
            AcknowledgeDueMicros = story.DetectedMicros + Micros(sla?.Acknowledge ?? Usual[severity].Acknowledge),
            ResolveDueMicros = story.DetectedMicros + Micros(Limit(sla) ?? Usual[severity].Resolve),
            Earlier = from.Earlier,
        };
    }

    static TimeSpan? Limit(SeveritySla? sla) => sla?.Resolve ?? sla?.Contain;

    static long Micros(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    static Dictionary<string, IReadOnlyList<string>> Entities(List<Alert> alerts) =>
        alerts.SelectMany(alert => alert.Entities)
            .GroupBy(entity => entity.Key, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.SelectMany(entity => entity.Value).Distinct().Take(Alert.MaxValues)], StringComparer.Ordinal);
}
