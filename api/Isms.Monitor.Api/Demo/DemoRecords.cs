using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Api.Server.Incidents;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Demo;

/// <summary>What the demo company's people put on record: courses of the graver incidents with cause and cost, lessons, reports of the staff, two
/// nonconformities, and one incident whose legal clock runs. Written once.</summary>
sealed class DemoRecords(IRecordBook book, IncidentBook incidents, StateStore state, ActingBasis basis)
{
    const string Analyst = "r.voss";
    const string Manager = "c.lindt";

    static readonly (int DaysAgo, string What, bool? Real)[] Reports =
    [
        (171, "A message asked for my password", true), (150, "A caller said that he was of IT", true), (128, "My screen was black for a minute", false),
        (96, "A file that I cannot open", false), (71, "A message with an invoice that I did not expect", true), (44, "Somebody I do not know stood at the printer", false),
        (23, "A message asked for my password", true), (6, "A link in a message looked wrong", true), (1, "The mail program asks for my password again and again", null),
    ];

    public async Task WriteAsync(long now, CancellationToken abort)
    {
        // The reports are written last: when they are there, everything is.
        if ((await book.AsOfAsync<StaffReport>(long.MaxValue, abort)).Count > 0) return;
        var grave = state.Read(session => session.Incidents.Ids(new IncidentFilter { States = [nameof(IncidentState.Closed)] })).Select(incidents.Get).OfType<Incident>()
            .Where(one => one.Human.Verdict is Verdict.TruePositiveImpact || one is { Human.Verdict: Verdict.TruePositiveNoImpact, Severity: >= Level.High })
            .OrderBy(one => one.Machine.DetectedMicros).ThenBy(one => one.Id, StringComparer.Ordinal).ToList();
        foreach (var incident in grave) await CourseAsync(incident, incident == grave[^1], now, abort);
        await HoursAsync([.. grave.Select(one => one.Id)], abort);
        await NonconformitiesAsync(UnixMicros.DayOf(now), abort);
        await new ClockKeeper(book, basis).KeepAllAsync(abort);
        foreach (var (at, (days, what, real)) in Reports.Index())
            await book.WriteAsync(new StaffReport { Id = $"SR-{UnixMicros.DayOf(now).Year:0000}-{at + 1:0000}", ReportedMicros = now - days * UnixMicros.Day, What = what, Real = real }, 0, Analyst, "", abort);
    }

    async Task CourseAsync(Incident incident, bool isLast, long now, CancellationToken abort)
    {
        var chance = new Random(Convert.ToInt32(incident.Id[..6], 16));
        var detected = incident.Machine.DetectedMicros;
        var began = Math.Min(incident.Machine.FirstMicros, detected - chance.NextInt64(1, 40) * UnixMicros.Hour);
        var line = new IncidentTimeline
        {
            Id = incident.Id, RootCause = basis.Causes.All is { Count: > 0 } causes ? causes[chance.Next(causes.Count)].Id : "", Hours = HoursOf(incident),
            Cost = chance.Next(3) == 0 ? chance.Next(2, 60) * 100 : 0,
            Occurred = chance.Next(3) == 0 ? new Moment(began, MomentQuality.Range, detected) : new Moment(began, chance.Next(2) == 0 ? MomentQuality.Exact : MomentQuality.Estimated),
        };
        await book.WriteAsync(isLast && basis.Clocks.Find("nis2") is not null ? Reportable(line, detected, now) : line, 0, Analyst, "", abort);
        var held = (incident.Human.ClosedMicros ?? now) + chance.NextInt64(2, 16) * UnixMicros.Day;
        if (held < now) await book.WriteAsync(new LessonsReview { Id = incident.Id, HeldMicros = held, Learned = "Where it came in is watched; the rule that showed it stays as it is" }, 0, Analyst, "", abort);
    }

    /// <summary>The analysts note how long they worked on the others too, so that their load is known.</summary>
    async Task HoursAsync(HashSet<string> written, CancellationToken abort)
    {
        foreach (var id in state.Read(session => session.Incidents.Ids(new IncidentFilter { States = [nameof(IncidentState.Closed)] })).Where(id => !written.Contains(id)))
            if (incidents.Get(id) is { } other) await book.WriteAsync(new IncidentTimeline { Id = id, Hours = HoursOf(other) }, 0, Analyst, "", abort);
    }

    /// <summary>Most of a shift: eight or nine a week are well inside the band of the analysts' load.</summary>
    static decimal HoursOf(Incident incident) => (10 + Convert.ToInt32(incident.Id[..6], 16) % 6) / 2m;

    /// <summary>The newest of the graver ones must be reported: its clock runs while the visitor looks.</summary>
    static IncidentTimeline Reportable(IncidentTimeline line, long detected, long now)
    {
        var aware = Math.Max(detected, now - 20 * UnixMicros.Hour);
        return line with
        {
            Aware = new Moment(aware, MomentQuality.Exact), Classified = new Moment(Math.Min(aware + UnixMicros.Hour, now), MomentQuality.Exact), Reportable = true,
            ReportableDecided = new Moment(Math.Min(aware + 3 * UnixMicros.Hour, now), MomentQuality.Exact), Regimes = ["nis2"],
        };
    }

    async Task NonconformitiesAsync(DateOnly today, CancellationToken abort)
    {
        var figures = new Nonconformity
        {
            Id = $"NC-{today.Year:0000}-001", Subject = "F-03", Title = "Effectiveness of monitoring was stated without figures", State = NonconformityState.Confirmed,
            Found = "Surveillance audit, finding F-03", Reaction = "The statement was taken back", Cause = "No tool that counts", Actions = ["CA-02"], Owner = "isms-manager",
            OriginalDue = today.AddDays(-30), Due = today.AddDays(-30),
        };
        await book.WriteAsync(figures, 0, Manager, "", abort);
        await book.WriteAsync(figures with { Due = today.AddDays(40) }, 1, Manager, "the first full quarter is not measured yet", abort);
        var zones = new Nonconformity
        {
            Id = $"NC-{today.Year:0000}-002", Subject = "F-04", Title = "Reasons of old rules between zones are unknown", State = NonconformityState.Confirmed,
            Found = "Surveillance audit, finding F-04", Reaction = "The rules were listed", Cause = "No reason asked when a rule is added", SimilarCases = "Rules of the proxy, corrected too",
            Actions = ["CA-03"], Owner = "network-lead", OriginalDue = today.AddDays(-75), Due = today.AddDays(-75),
        };
        await book.WriteAsync(zones, 0, Manager, "", abort);
        await book.WriteAsync(zones with { State = NonconformityState.Closed, EffectCheck = "Forty rules looked at, each has a reason and an end", Effective = true }, 1, Manager, "", abort);
    }
}
