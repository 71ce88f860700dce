using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Web;

namespace Isms.Monitor.Api.Tests.Rest;

public class OtherRouteTests
{
    [Fact]
    public async Task Events_are_found_page_by_page_and_each_by_its_id()
    {
        var company = Company.Full();
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.Viewer);

        var first = await IncidentRouteTests.JsonAsync(await client.GetAsync("/api/v1/events?q=user.name:admin&limit=10"));
        var second = await IncidentRouteTests.JsonAsync(await client.GetAsync($"/api/v1/events?q=user.name:admin&limit=10&cursor={first.GetProperty("next").GetString()}"));
        var one = await IncidentRouteTests.JsonAsync(await client.GetAsync($"/api/v1/events/{first.GetProperty("rows")[0].GetProperty("id").GetString()}"));

        Assert.Equal(13, first.GetProperty("total").GetInt64());
        Assert.Equal(10, first.GetProperty("rows").GetArrayLength());
        Assert.Equal(3, second.GetProperty("rows").GetArrayLength());
        Assert.Contains("113012", one.GetProperty("raw").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_histogram_and_field_statistics_add_up_to_the_events()
    {
        await using var console = await TestConsole.StartAsync(Company.Full());
        using var client = await console.LoginAsync(Role.Viewer);

        var bars = await IncidentRouteTests.JsonAsync(await client.GetAsync("/api/v1/events/histogram?q=user.name:admin&buckets=20"));
        var fields = await IncidentRouteTests.JsonAsync(await client.GetAsync("/api/v1/events/fields?q=user.name:admin&fields=event.outcome"));

        Assert.Equal(13, bars.GetProperty("buckets").EnumerateArray().Sum(b => b.GetProperty("total").GetInt64()));
        Assert.Equal(12, fields[0].GetProperty("top")[0].GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task A_range_that_ends_before_it_begins_is_refused()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.Viewer);

        var answer = await client.GetAsync("/api/v1/events?from=2026-11-24T10:00:00Z&to=2026-11-24T09:00:00Z");

        Assert.Equal("ISMS5010 'from' is not before 'to'.", await IncidentRouteTests.TitleAsync(answer));
    }

    [Fact]
    public async Task Event_ids_of_an_alert_are_32_hexadecimal_digits()
    {
        await using var console = await TestConsole.StartAsync(Company.Full());
        using var client = await console.LoginAsync(Role.Viewer);

        var alerts = await IncidentRouteTests.JsonAsync(await client.GetAsync("/api/v1/alerts?limit=500"));
        var id = alerts.GetProperty("rows").EnumerateArray().SelectMany(a => a.GetProperty("events").EnumerateArray()).First().GetString();

        Assert.Matches("^[0-9a-f]{32}$", id);
    }

    [Fact]
    public async Task The_four_counts_of_controls_add_up_and_nothing_is_effective_in_an_empty_store()
    {
        await using var full = await TestConsole.StartAsync(Company.Full());
        await using var empty = await TestConsole.StartAsync(Company.Empty());
        using var client = await full.LoginAsync(Role.IsmsManager);
        using var other = await empty.LoginAsync(Role.IsmsManager);

        var counts = await IncidentRouteTests.JsonAsync(await client.GetAsync("/api/v1/controls"));
        var none = await IncidentRouteTests.JsonAsync(await other.GetAsync("/api/v1/controls"));

        var sum = new[] { "effective", "notEffective", "notMeasured", "notMeasurable" }.Sum(n => counts.GetProperty(n).GetInt32());
        Assert.Equal(counts.GetProperty("applicable").GetInt32(), sum);
        Assert.Equal(0, none.GetProperty("effective").GetInt32());
    }

    [Fact]
    public async Task A_sample_that_was_not_measured_has_null_and_never_zero()
    {
        await using var console = await TestConsole.StartAsync(Company.Full());
        using var client = await console.LoginAsync(Role.IsmsManager);

        var series = await IncidentRouteTests.JsonAsync(await client.GetAsync("/api/v1/kpis/GOV-05"));

        Assert.All(series.GetProperty("samples").EnumerateArray(), s =>
        {
            Assert.Equal("not-measured", s.GetProperty("state").GetString());
            Assert.Equal(System.Text.Json.JsonValueKind.Null, s.GetProperty("point").ValueKind);
        });
    }

    [Fact]
    public async Task A_re_drive_says_what_was_understood_and_what_stays_and_is_in_the_audit_record()
    {
        var company = Company.Full();
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.Analyst);

        var result = await IncidentRouteTests.JsonAsync(await client.PostAsync("/api/v1/dead-letters/redrive?source=fw-12", null));

        Assert.Equal(32, result.GetProperty("tried").GetInt64());
        Assert.Equal(32, result.GetProperty("parsed").GetInt64());
        Assert.Contains(company.Registers.Audit, a => a is { Action: "re-drive", Subject: "fw-12", Actor: "analyst" });
    }

    [Fact]
    public async Task A_review_is_built_and_opened_as_a_page_of_its_own()
    {
        await using var console = await TestConsole.StartAsync(Company.Full());
        using var client = await console.LoginAsync(Role.IsmsManager);

        var built = await client.PostAsJsonAsync("/api/v1/reviews", new { from = "2026-08-01", to = "2026-10-31" });
        var id = (await IncidentRouteTests.JsonAsync(built)).GetProperty("id").GetString();
        var html = await client.GetAsync($"/api/v1/reviews/{id}/html");

        Assert.Equal(HttpStatusCode.Created, built.StatusCode);
        Assert.Equal("text/html", html.Content.Headers.ContentType?.MediaType);
        Assert.Contains("of 65 applicable", await html.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_describes_every_operation()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = console.Client();

        var document = await IncidentRouteTests.JsonAsync(await client.GetAsync("/openapi/v1.json"));
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject())
            .Where(o => o.Value.TryGetProperty("operationId", out _)).Select(o => o.Value.GetProperty("operationId").GetString()).ToHashSet();

        var classes = typeof(ConsoleHost).Assembly.GetTypes().Where(t => t.IsClass && typeof(Api.Rest.IOperation).IsAssignableFrom(t)).Select(t => t.Name);
        Assert.Empty(classes.Except(operations!));
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_answers_without_a_login(string path)
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = console.Client();

        Assert.Contains("\"status\":\"healthy\"", await client.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_open_to_the_configured_token_and_to_no_other()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty(), new ConsoleOptions { MetricsToken = "a-scrape-token" });
        using var client = console.Client();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/metrics")).StatusCode);

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a-scrape-tokeN");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/metrics")).StatusCode);

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a-scrape-token");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/metrics")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/incidents")).StatusCode);
    }

    [Fact]
    public async Task A_failure_of_the_store_is_a_500_without_its_inside()
    {
        var company = Company.Empty();
        company.Registers.Failure = new IOException("/var/lib/secret is broken");
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.Viewer);

        var answer = await client.GetAsync("/api/v1/sources");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("ISMS5013", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_route_is_a_problem_document_and_an_unknown_page_a_page()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.Viewer);

        Assert.Equal("ISMS5005 There is no route 'v1/nothing'.", await IncidentRouteTests.TitleAsync(await client.GetAsync("/api/v1/nothing")));
        Assert.Equal("/not-found", (await client.GetAsync("/nothing")).Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css")]
    [InlineData("/_content/MudBlazor/MudBlazor.min.js")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/css/tokens.css")]
    [InlineData("/js/console.js")]
    public async Task Static_files_are_served_without_a_login_and_from_here(string path)
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = console.Client();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_page_loads_nothing_from_another_host()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.Viewer);

        foreach (var path in new[] { "/", "/login" })
            Assert.DoesNotMatch("(src|href|action)=\"(https?:)?//(?!localhost/)", await client.GetStringAsync(path));
    }
}
