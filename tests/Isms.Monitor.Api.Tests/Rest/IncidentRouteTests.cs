using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Incidents;
using Microsoft.Extensions.DependencyInjection;

namespace Isms.Monitor.Api.Tests.Rest;

public class IncidentRouteTests
{
    [Fact]
    public async Task The_list_has_an_exact_total_and_states_as_words()
    {
        var company = Company.Full();
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.Viewer);

        var page = await JsonAsync(await client.GetAsync("/api/v1/incidents?filter=state:open&limit=5"));

        Assert.Equal(5, page.GetProperty("rows").GetArrayLength());
        Assert.Equal(company.Incidents.All.Count(i => IncidentRow.Of(i).IsOpen), page.GetProperty("total").GetInt64());
        Assert.Equal("critical", page.GetProperty("rows")[0].GetProperty("severity").GetString());
        Assert.Equal("new", page.GetProperty("rows")[0].GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("limit=0", "ISMS5010 'limit' is 0.")]
    [InlineData("limit=1001", "ISMS5010 'limit' is 1001.")]
    [InlineData("offset=-1", "ISMS5010 'offset' is negative.")]
    [InlineData("filter=state:open%20(", "ISMS5006 query(1,12): unexpected '('; expected a field or a text.")]
    [InlineData("limit=many", "ISMS5010 The request cannot be read.")]
    public async Task A_wrong_question_is_answered_with_what_is_wrong(string query, string title)
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.Viewer);

        var answer = await client.GetAsync("/api/v1/incidents?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(title, (await JsonAsync(answer)).GetProperty("title").GetString());
    }

    [Fact]
    public async Task An_action_gives_the_new_version_and_writes_the_history()
    {
        var (company, id) = One();
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.Analyst);

        var incident = await JsonAsync(await ActAsync(client, id, 1, new { kind = "acknowledge" }));
        var history = await JsonAsync(await client.GetAsync($"/api/v1/incidents/{id}/history"));

        Assert.Equal(2, incident.GetProperty("version").GetInt32());
        Assert.Equal("acknowledged", incident.GetProperty("human").GetProperty("state").GetString());
        Assert.Equal("analyst", incident.GetProperty("human").GetProperty("owner").GetString());
        Assert.Equal("analyst", history[1].GetProperty("actor").GetString());
    }

    [Fact]
    public async Task A_transition_that_the_life_cycle_does_not_know_is_a_409_with_those_it_knows()
    {
        var (company, id) = One();
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.Analyst);

        var answer = await ActAsync(client, id, 1, new { kind = "reopen" });
        var problem = await JsonAsync(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("ISMS5007 An incident that is new cannot become reopened.", problem.GetProperty("title").GetString());
        Assert.Equal(["acknowledged", "in-progress", "closed"], problem.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()));
    }

    [Fact]
    public async Task A_stale_version_is_a_409_that_shows_both()
    {
        var (company, id) = One();
        await using var console = await TestConsole.StartAsync(company);
        using var first = await console.LoginAsync(Role.Analyst);
        using var second = await console.LoginAsync(Role.Administrator);
        await ActAsync(first, id, 1, new { kind = "acknowledge" });

        var answer = await ActAsync(second, id, 1, new { kind = "start" });
        var problem = await JsonAsync(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("ISMS5008 The incident has version 2, not 1: somebody changed it meanwhile.", problem.GetProperty("title").GetString());
        Assert.Equal("acknowledged", problem.GetProperty("current").GetProperty("human").GetProperty("state").GetString());
        Assert.Equal("start", problem.GetProperty("yours").GetProperty("kind").GetString());
        Assert.Equal("analyst", problem.GetProperty("since")[0].GetProperty("actor").GetString());
    }

    [Fact]
    public async Task A_closing_needs_a_verdict_and_some_verdicts_a_reason()
    {
        var (company, id) = One();
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.Analyst);

        Assert.Equal("ISMS5010 A closing needs a verdict.", await TitleAsync(await ActAsync(client, id, 1, new { kind = "close" })));
        Assert.Equal("ISMS5010 This verdict needs a reason in the note.",
            await TitleAsync(await ActAsync(client, id, 1, new { kind = "close", verdict = "false-positive-logic" })));
        Assert.Equal(HttpStatusCode.OK, (await ActAsync(client, id, 1, new { kind = "close", verdict = "benign-expected" })).StatusCode);
    }

    [Fact]
    public async Task An_undo_puts_the_state_back_as_a_further_version()
    {
        var (company, id) = One();
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.Analyst);
        await ActAsync(client, id, 1, new { kind = "close", verdict = "duplicate" });

        var undone = await JsonAsync(await client.PostAsJsonAsync($"/api/v1/incidents/{id}/undo", new { version = 2 }));

        Assert.Equal(3, undone.GetProperty("version").GetInt32());
        Assert.Equal("new", undone.GetProperty("human").GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_unknown_incident_is_a_404_with_a_remedy()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.Analyst);

        var answer = await client.GetAsync("/api/v1/incidents/abc");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("ISMS5005 There is no incident 'abc'.", await TitleAsync(answer));
    }

    [Fact]
    public async Task A_bulk_action_reaches_everything_and_lists_what_it_could_not_change_and_can_be_undone()
    {
        var company = Company.Full();
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.Analyst);
        var open = company.Incidents.All.Where(i => IncidentRow.Of(i).IsOpen).ToList();
        var acknowledged = open.Count(i => i.Human.State == IncidentState.Acknowledged || i.Human.State == IncidentState.InProgress);

        var started = await client.PostAsJsonAsync("/api/v1/incidents/bulk", new { filter = "state:open", action = new { kind = "acknowledge" } });
        var job = await FinishAsync(console, client, (await JsonAsync(started)).GetProperty("id").GetString()!);

        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.Equal(open.Count, job.GetProperty("total").GetInt32());
        Assert.Equal(acknowledged, job.GetProperty("failed").GetInt32());
        Assert.Equal(open.Count - acknowledged, job.GetProperty("done").GetInt32());
        Assert.Equal(acknowledged, job.GetProperty("failures").GetArrayLength());
        Assert.Contains(company.Registers.Audit, a => a.Action == "bulk action" && a.Actor == "analyst");

        var id = job.GetProperty("id").GetString()!;
        await client.PostAsync($"/api/v1/incidents/bulk/{id}/undo", null);
        var undone = await FinishAsync(console, client, id);

        Assert.Equal("undone", undone.GetProperty("state").GetString());
        Assert.Equal(open.Count - acknowledged, company.Incidents.All.Count(i => i.Human.State == IncidentState.New));
    }

    [Fact]
    public async Task After_ten_minutes_a_bulk_action_stays()
    {
        var company = Company.Full();
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.Analyst);
        var started = await JsonAsync(await client.PostAsJsonAsync("/api/v1/incidents/bulk", new { filter = "severity:critical", action = new { kind = "acknowledge" } }));
        var id = started.GetProperty("id").GetString()!;
        await FinishAsync(console, client, id);
        company.Clock.Now += TimeSpan.FromMinutes(11);

        var answer = await client.PostAsync($"/api/v1/incidents/bulk/{id}/undo", null);

        Assert.Equal($"ISMS5014 Bulk action '{id}' cannot be taken back any more.", await TitleAsync(answer));
    }

    static (Company, string) One()
    {
        var company = Company.Empty();
        var incident = CompanyIncidents.Intrusion(company);
        company.Incidents.Add(incident);
        return (company, incident.Id);
    }

    static async Task<JsonElement> FinishAsync(TestConsole console, HttpClient client, string id)
    {
        var jobs = console.App.Services.GetRequiredService<BulkJobs>();
        await jobs.WorkOf(id);
        return await JsonAsync(await client.GetAsync($"/api/v1/incidents/bulk/{id}"));
    }

    static Task<HttpResponseMessage> ActAsync(HttpClient client, string id, int version, object action) =>
        client.PostAsJsonAsync($"/api/v1/incidents/{id}/actions", new { version, action });

    internal static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    internal static async Task<string?> TitleAsync(HttpResponseMessage answer) => (await JsonAsync(answer)).GetProperty("title").GetString();
}
