using System.Security.Claims;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>Courses of incidents and what was learned from them.</summary>
sealed class CourseDesk(RecordDesk records, ClockKeeper clocks, ActingBasis basis, IIncidents incidents)
{
    /// <summary>Null for an unknown incident.</summary>
    public async Task<Course?> GetAsync(string incident, CancellationToken abort)
    {
        if (await incidents.GetAsync(incident, abort) is not { } found) return null;
        var history = await records.HistoryAsync<IncidentTimeline>(incident, abort);
        var steps = (await records.AllAsync<ClockStep>(abort)).Where(step => step.Value.Subject == incident).OrderBy(step => step.Value.DueMicros);
        return new Course(found, history is [.., var newest] ? newest : null, Course.Setters(history), [.. steps], await records.NewestAsync<LessonsReview>(incident, abort));
    }

    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    public async Task<WriteOutcome<IncidentTimeline>> SaveAsync(ClaimsPrincipal user, string incident, CourseChange change, CancellationToken abort)
    {
        if (await incidents.GetAsync(incident, abort) is not { } found) return new WriteOutcome<IncidentTimeline>.Missing();
        var before = await records.NewestAsync<IncidentTimeline>(incident, abort);
        var facts = new TimelineFacts(records.Now, found.Machine.DetectedMicros, [.. basis.Clocks.Regimes.Select(regime => regime.Id)], [.. basis.Causes.All.Select(cause => cause.Id)]);
        var outcome = await records.WriteAsync(user, Permission.RecordCourse, before, change.Version, () => change.For(incident),
            after => TimelineRules.Check(before?.Value, after, facts, Session.NameOf(user), change.Reason ?? ""), change.Reason ?? "", abort);
        if (outcome is WriteOutcome<IncidentTimeline>.Done) await clocks.KeepAsync(incident, abort);
        return outcome;
    }

    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    public async Task<WriteOutcome<LessonsReview>> LearnAsync(ClaimsPrincipal user, string incident, LessonsChange change, CancellationToken abort)
    {
        if (await incidents.GetAsync(incident, abort) is not { } found) return new WriteOutcome<LessonsReview>.Missing();
        var before = await records.NewestAsync<LessonsReview>(incident, abort);
        HashSet<string> actions = [.. basis.Actions, .. (await records.AllAsync<Nonconformity>(abort)).Select(one => one.Value.Id)];
        var closed = found.Human.State == Isms.Monitor.Incidents.IncidentState.Closed ? found.Human.ClosedMicros : null;
        return await records.WriteAsync(user, Permission.RecordCourse, before, change.Version, () => change.For(incident, records.Now),
            after => LessonsRules.Check(after, closed, actions, records.Now), "", abort);
    }
}
