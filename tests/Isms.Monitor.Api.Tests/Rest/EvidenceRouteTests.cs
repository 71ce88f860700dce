using System.Net;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Controls.Packages;

namespace Isms.Monitor.Api.Tests.Rest;

/// <summary>Packages of evidence over REST: who issues, who takes, and that taking leaves a line.</summary>
public class EvidenceRouteTests
{
    static (Company Company, string Incident) One()
    {
        var company = Company.Empty();
        company.Incidents.Add(CompanyIncidents.Intrusion(company));
        return (company, company.Incidents.All.Single().Id);
    }

    [Fact]
    public async Task An_analyst_issues_and_the_auditor_takes_and_checks_it_and_is_in_its_custody()
    {
        var (company, incident) = One();
        await using var console = await TestConsole.StartAsync(company);
        using var analyst = await console.LoginAsync(Role.Analyst);
        using var auditor = await console.LoginAsync(Role.Auditor);

        var issued = await IncidentRouteTests.JsonAsync(await analyst.PostAsync($"/api/v1/incidents/{incident}/evidence", null, TestContext.Current.CancellationToken));
        var id = issued.GetProperty("value").GetProperty("id").GetString();
        var taken = await auditor.GetAsync($"/api/v1/evidence/{id}", TestContext.Current.CancellationToken);
        using var zip = new MemoryStream(await taken.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var report = await IncidentRouteTests.JsonAsync(await auditor.GetAsync($"/api/v1/evidence/{id}/verify", TestContext.Current.CancellationToken));
        var listed = await IncidentRouteTests.JsonAsync(await auditor.GetAsync($"/api/v1/evidence?subject={incident}", TestContext.Current.CancellationToken));

        Assert.Equal("application/zip", taken.Content.Headers.ContentType?.MediaType);
        Assert.Equal(issued.GetProperty("value").GetProperty("manifestHash").GetString(), PackageCheck.Run(zip).ManifestHash);
        Assert.True(report.GetProperty("isWhole").GetBoolean(), report.GetRawText());
        Assert.Equal(["analyst issued", "auditor downloaded"],
            listed[0].GetProperty("value").GetProperty("custody").EnumerateArray().Select(line => $"{line.GetProperty("who").GetString()} {line.GetProperty("what").GetString()}"));
    }

    [Fact]
    public async Task An_auditor_issues_nothing_and_a_viewer_takes_nothing()
    {
        var (company, incident) = One();
        await using var console = await TestConsole.StartAsync(company);
        using var auditor = await console.LoginAsync(Role.Auditor);
        using var viewer = await console.LoginAsync(Role.Viewer);

        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.PostAsync($"/api/v1/incidents/{incident}/evidence", null, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.PostAsync("/api/v1/controls/A.8.20/evidence", null, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync("/api/v1/evidence", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task What_is_not_there_is_said_and_a_period_that_runs_backwards_is_refused()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.IsmsManager);

        Assert.Equal("ISMS5005 There is no evidence package 'x'.", await IncidentRouteTests.TitleAsync(await client.GetAsync("/api/v1/evidence/x", TestContext.Current.CancellationToken)));
        Assert.Equal("ISMS5005 There is no control 'A.99'.", await IncidentRouteTests.TitleAsync(await client.PostAsync("/api/v1/controls/A.99/evidence", null, TestContext.Current.CancellationToken)));
        Assert.Equal("ISMS5010 'from' is not before 'to'.",
            await IncidentRouteTests.TitleAsync(await client.PostAsync("/api/v1/controls/A.8.20/evidence?from=2026-11-24&to=2026-11-23", null, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task The_auditor_draws_a_sample_and_sees_that_the_figure_on_record_is_another()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var auditor = await console.LoginAsync(Role.Auditor);

        var sample = await IncidentRouteTests.JsonAsync(await auditor.GetAsync($"/api/v1/kpis/{FakeSamples.Kpi}/sample?size=5&seed=42", TestContext.Current.CancellationToken));
        var again = await IncidentRouteTests.JsonAsync(await auditor.GetAsync($"/api/v1/kpis/{FakeSamples.Kpi}/sample?size=5&seed=42", TestContext.Current.CancellationToken));

        Assert.Equal(sample.GetProperty("items").GetRawText(), again.GetProperty("items").GetRawText());
        Assert.False(sample.GetProperty("reperformance").GetProperty("agrees").GetBoolean());
        Assert.Equal("ISMS5010 'size' is 0.", await IncidentRouteTests.TitleAsync(await auditor.GetAsync("/api/v1/kpis/RSP-01/sample?size=0", TestContext.Current.CancellationToken)));
        Assert.Equal("ISMS5010 'seed' is -1.", await IncidentRouteTests.TitleAsync(await auditor.GetAsync("/api/v1/kpis/RSP-01/sample?seed=-1", TestContext.Current.CancellationToken)));
        Assert.Equal("ISMS5005 There is no KPI 'XXX'.", await IncidentRouteTests.TitleAsync(await auditor.GetAsync("/api/v1/kpis/XXX/sample", TestContext.Current.CancellationToken)));
    }
}
