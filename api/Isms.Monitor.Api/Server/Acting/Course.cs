using Isms.Monitor.Controls.Records;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>The course of an incident: what the machine knows, what people put down, what laws ask for.</summary>
/// <param name="Incident">With the times of detection, containment and resolution.</param>
/// <param name="Timeline">What people put down; null while nobody did.</param>
/// <param name="SetBy">Name of a moment such as <c>aware</c> to who set it last and when.</param>
/// <param name="Clocks">Notifications in the order of their ends.</param>
/// <param name="Lessons">The review of lessons; null when none was held.</param>
sealed record Course(
    Incident Incident,
    Recorded<IncidentTimeline>? Timeline,
    IReadOnlyDictionary<string, SetBy> SetBy,
    IReadOnlyList<Recorded<ClockStep>> Clocks,
    Recorded<LessonsReview>? Lessons)
{
    /// <summary>Who set each moment, from the versions: the last one that changed it.</summary>
    public static IReadOnlyDictionary<string, SetBy> Setters(IReadOnlyList<Recorded<IncidentTimeline>> history)
    {
        var set = new Dictionary<string, SetBy>();
        IncidentTimeline? before = null;
        foreach (var version in history)
        {
            Take("occurred", before?.Occurred, version.Value.Occurred);
            Take("aware", before?.Aware, version.Value.Aware);
            Take("classified", before?.Classified, version.Value.Classified);
            Take("decided", before?.ReportableDecided, version.Value.ReportableDecided);
            before = version.Value;

            void Take(string name, Moment? old, Moment? now)
            {
                if (now is null) set.Remove(name);
                else if (now != old) set[name] = new SetBy(version.By, version.AtMicros);
            }
        }
        return set;
    }
}

/// <param name="By">User name.</param>
/// <param name="AtMicros">When it was written, Unix microseconds UTC.</param>
sealed record SetBy(string By, long AtMicros);
