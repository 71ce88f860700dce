using System.Net;
using System.Net.Http.Json;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Rest;

/// <summary>Nonconformities, courses, clocks, lessons, reports and overrides over REST.</summary>
public class ActingRouteTests
{
    static string At(Company company, double hours) => UnixMicros.ToText(company.Now + (long)(hours * UnixMicros.Hour));

    static (Company Company, string Incident) One()
    {
        var company = Company.Empty();
        company.Incidents.Add(CompanyIncidents.Intrusion(company));
        return (company, company.Incidents.All.Single().Id);
    }

    static object Course(Company company, int version, double aware = -0.1) => new
    {
        version, occurred = new { micros = At(company, -30), quality = "range", toMicros = UnixMicros.From(company.Clock.Now) - 25 * UnixMicros.Hour },
        aware = new { micros = At(company, aware), quality = "exact" }, reportable = true, reportableDecided = new { micros = At(company, 0), quality = "exact" },
        regimes = new[] { "nis2" }, rootCause = "weak-credentials", hours = 14.5, cost = 3200,
    };

    [Fact]
    public async Task A_nonconformity_is_opened_confirmed_and_closed_and_every_version_stays()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.IsmsManager);

        var opened = await IncidentRouteTests.JsonAsync(await client.PostAsJsonAsync("/api/v1/nonconformities",
            new { version = 0, state = "draft", subject = "A.8.13", title = "Restores are not written down", found = "F-02 of the audit" }));
        var confirmed = await client.PutAsJsonAsync("/api/v1/nonconformities/NC-2026-001", new { version = 1, state = "confirmed", owner = "it-lead", due = "2026-12-31" });
        var early = await client.PutAsJsonAsync("/api/v1/nonconformities/NC-2026-001", new { version = 2, state = "closed" });
        var moved = await IncidentRouteTests.JsonAsync(await client.PutAsJsonAsync("/api/v1/nonconformities/NC-2026-001", new { version = 2, state = "confirmed", due = "2027-01-31", reason = "the form is late" }));
        var closed = await IncidentRouteTests.JsonAsync(await client.PutAsJsonAsync("/api/v1/nonconformities/NC-2026-001", new
        {
            version = 3, state = "closed", reaction = "written down", cause = "no form", similarCases = "none found", actions = new[] { "CA-05" }, effectCheck = "three restores seen", effective = true,
        }));
        var versions = await IncidentRouteTests.JsonAsync(await client.GetAsync("/api/v1/nonconformities/NC-2026-001"));

        Assert.Equal("NC-2026-001", opened.GetProperty("value").GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Equal("ISMS5050 reaction, cause or similar cases are missing.", await IncidentRouteTests.TitleAsync(early));
        Assert.Equal(("2026-12-31", "2027-01-31"), (moved.GetProperty("value").GetProperty("originalDue").GetString(), moved.GetProperty("value").GetProperty("due").GetString()));
        Assert.Equal("closed", closed.GetProperty("value").GetProperty("state").GetString());
        Assert.Equal(4, versions.GetArrayLength());
        Assert.Equal(("isms-manager", "the form is late"), (versions[2].GetProperty("by").GetString(), versions[2].GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task An_old_version_is_a_conflict_and_what_nobody_knows_is_refused()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.IsmsManager);
        await client.PostAsJsonAsync("/api/v1/nonconformities", new { version = 0, state = "draft", subject = "A.8.13", title = "t", found = "f" });

        var stale = await client.PutAsJsonAsync("/api/v1/nonconformities/NC-2026-001", new { version = 3, state = "rejected", reason = "no" });
        var owner = await client.PutAsJsonAsync("/api/v1/nonconformities/NC-2026-001", new { version = 1, state = "confirmed", owner = "nobody", due = "2026-12-31" });
        var action = await client.PutAsJsonAsync("/api/v1/nonconformities/NC-2026-001", new { version = 1, state = "confirmed", owner = "it-lead", due = "2026-12-31", actions = new[] { "CA-99" } });
        var missing = await client.PutAsJsonAsync("/api/v1/nonconformities/NC-1", new { version = 1, state = "rejected", reason = "no" });

        Assert.Equal((HttpStatusCode.Conflict, "ISMS5008 The nonconformity has version 1, not 3: somebody changed it meanwhile."), (stale.StatusCode, await IncidentRouteTests.TitleAsync(stale)));
        Assert.Equal("ISMS5050 the owner is no role of the register.", await IncidentRouteTests.TitleAsync(owner));
        Assert.Equal("ISMS5050 an action is not in the register.", await IncidentRouteTests.TitleAsync(action));
        Assert.Equal((HttpStatusCode.NotFound, "ISMS5005 There is no nonconformity 'NC-1'."), (missing.StatusCode, await IncidentRouteTests.TitleAsync(missing)));
    }

    [Fact]
    public async Task A_course_starts_the_clocks_and_the_moment_of_awareness_stays()
    {
        var (company, id) = One();
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.Analyst);

        var written = await client.PutAsJsonAsync($"/api/v1/incidents/{id}/course", Course(company, 0));
        var changed = await client.PutAsJsonAsync($"/api/v1/incidents/{id}/course", Course(company, 1, aware: -0.2));
        var course = await IncidentRouteTests.JsonAsync(await client.GetAsync($"/api/v1/incidents/{id}/course"));

        Assert.Equal(HttpStatusCode.OK, written.StatusCode);
        Assert.Equal("ISMS5051 the moment of awareness 2026-11-24 14:24 UTC was set and never changes.", await IncidentRouteTests.TitleAsync(changed));
        Assert.Equal(["early-warning", "notification", "final-report"], course.GetProperty("clocks").EnumerateArray().Select(step => step.GetProperty("value").GetProperty("step").GetString()));
        Assert.Equal("2026-11-25T14:24:00.000Z", course.GetProperty("clocks")[0].GetProperty("value").GetProperty("dueMicros").GetString());
        Assert.Equal(3200, course.GetProperty("timeline").GetProperty("value").GetProperty("cost").GetDecimal());
    }

    [Fact]
    public async Task A_notification_is_sent_with_proof_and_the_next_one_counts_from_it()
    {
        var (company, id) = One();
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.IsmsManager);
        await client.PutAsJsonAsync($"/api/v1/incidents/{id}/course", Course(company, 0));
        string Route(string step, string what) => $"/api/v1/incidents/{id}/clocks/nis2/{step}/{what}";

        var unproven = await client.PostAsJsonAsync(Route("notification", "sent"), new { version = 1, sent = At(company, 0) });
        var sent = await client.PostAsJsonAsync(Route("notification", "sent"), new { version = 1, sent = At(company, 0), proof = "CSIRT-2026-77" });
        var again = await client.PostAsJsonAsync(Route("notification", "sent"), new { version = 2, sent = At(company, 0), proof = "CSIRT-2026-78" });
        var waived = await client.PostAsJsonAsync(Route("early-warning", "waiver"), new { version = 1, reason = "the notification was sent at once" });
        var clocks = await IncidentRouteTests.JsonAsync(await client.GetAsync("/api/v1/clocks"));

        Assert.Equal("ISMS5052 there is no proof of sending.", await IncidentRouteTests.TitleAsync(unproven));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (sent.StatusCode, waived.StatusCode));
        Assert.Equal("ISMS5052 it was sent before, and that never changes.", await IncidentRouteTests.TitleAsync(again));
        Assert.Equal(["running", "sent", "waived"], clocks.EnumerateArray().Select(row => row.GetProperty("state").GetString()));
        Assert.Equal("2026-12-24T14:30:00.000Z", clocks[0].GetProperty("record").GetProperty("value").GetProperty("dueMicros").GetString());
    }

    [Fact]
    public async Task An_analyst_sends_and_only_the_manager_waives()
    {
        var (company, id) = One();
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.Analyst);
        await client.PutAsJsonAsync($"/api/v1/incidents/{id}/course", Course(company, 0));

        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsJsonAsync($"/api/v1/incidents/{id}/clocks/nis2/notification/waiver", new { version = 1, reason = "no" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync($"/api/v1/incidents/{id}/clocks/nis2/notification/sent", new { version = 1, sent = At(company, 0), proof = "x" })).StatusCode);
    }

    [Fact]
    public async Task Lessons_wait_for_the_closing()
    {
        var (company, id) = One();
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.Analyst);

        var open = await client.PutAsJsonAsync($"/api/v1/incidents/{id}/lessons", new { version = 0, learned = "Lock accounts" });

        Assert.Equal("ISMS5053 the incident is still open.", await IncidentRouteTests.TitleAsync(open));
    }

    [Fact]
    public async Task A_report_of_the_staff_is_added_and_assessed()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.Analyst);

        var added = await IncidentRouteTests.JsonAsync(await client.PostAsJsonAsync("/api/v1/staff-reports", new { version = 0, what = "A strange message" }));
        var assessed = await client.PutAsJsonAsync("/api/v1/staff-reports/SR-2026-0001", new { version = 1, real = true });
        var all = await IncidentRouteTests.JsonAsync(await client.GetAsync("/api/v1/staff-reports"));

        Assert.Equal("SR-2026-0001", added.GetProperty("value").GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.OK, assessed.StatusCode);
        Assert.True(all[0].GetProperty("value").GetProperty("real").GetBoolean());
        Assert.Equal("A strange message", all[0].GetProperty("value").GetProperty("what").GetString());
    }

    [Fact]
    public async Task A_state_is_set_by_hand_and_taken_back_with_a_reason()
    {
        var company = Company.Empty();
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.IsmsManager);

        var wrong = await client.PostAsJsonAsync("/api/v1/overrides", new { subject = "VIS-01", state = "degraded", reason = "a test", approver = "nobody", validUntil = At(company, 24) });
        var set = await IncidentRouteTests.JsonAsync(await client.PostAsJsonAsync("/api/v1/overrides",
            new { subject = "VIS-01", state = "effective", reason = "sensors are in a test", approver = "isms-manager", validUntil = At(company, 24) }));
        var id = set.GetProperty("value").GetProperty("id").GetString();
        var unexplained = await client.PostAsJsonAsync($"/api/v1/overrides/{id}/withdrawal", new { version = 1 });
        await client.PostAsJsonAsync($"/api/v1/overrides/{id}/withdrawal", new { version = 1, reason = "the test is over" });

        Assert.Equal("ISMS5053 the approver is no role of the register.", await IncidentRouteTests.TitleAsync(wrong));
        Assert.Equal("likely-effective", set.GetProperty("value").GetProperty("override").GetProperty("state").GetString());
        Assert.Equal("ISMS5053 a withdrawal has no reason.", await IncidentRouteTests.TitleAsync(unexplained));
        var decision = Assert.Single(await company.Records.AsOfAsync<StateDecision>(long.MaxValue, default));
        Assert.True(decision.Value.Withdrawn);
    }
}
