using System.Net;
using System.Net.Http.Json;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;

namespace Isms.Monitor.Api.Tests.Rest;

public class RiskRouteTests
{
    static Task<HttpResponseMessage> AnswerAsync(HttpClient client, string risk, object body) => client.PostAsJsonAsync($"/api/v1/risks/{risk}/decisions", body);

    [Fact]
    public async Task The_holder_of_the_owner_s_role_accepts_a_band_and_the_decision_is_listed()
    {
        var company = Company.Full();
        await using var console = await TestConsole.StartAsync(company);
        company.Registers.Holders["management"] = ["it-lead"];
        using var client = await console.LoginAsync(Role.Management);

        var risk = await IncidentRouteTests.JsonAsync(await AnswerAsync(client, "R-03", new { proposal = "R-03:3-4:6", answer = "accept" }));
        var decisions = await IncidentRouteTests.JsonAsync(await client.GetAsync("/api/v1/risks/R-03/decisions"));

        Assert.Equal((4, 3), (risk.GetProperty("likelihood").GetInt32(), risk.GetProperty("registered").GetInt32()));
        Assert.Equal(("management", "accept"), (decisions[0].GetProperty("by").GetString(), decisions[0].GetProperty("answer").GetString()));
    }

    [Fact]
    public async Task Who_holds_another_role_decides_nothing_and_the_ISMS_manager_decides_in_the_owner_s_place()
    {
        var company = Company.Full();
        await using var console = await TestConsole.StartAsync(company);
        company.Registers.Holders["management"] = ["dev-lead"];
        using var other = await console.LoginAsync(Role.Management);
        using var manager = await console.LoginAsync(Role.IsmsManager);

        var refused = await AnswerAsync(other, "R-03", new { proposal = "R-03:3-4:6", answer = "accept" });
        var taken = await AnswerAsync(manager, "R-03", new { proposal = "R-03:3-4:6", answer = "reject", reason = "One test team" });

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("ISMS5067 The risk R-03 belongs to the role 'it-lead'.", await IncidentRouteTests.TitleAsync(refused));
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Single(company.Registers.Decisions);
    }

    [Fact]
    public async Task An_answer_to_other_figures_is_a_conflict_and_an_incomplete_one_a_wrong_request()
    {
        await using var console = await TestConsole.StartAsync(Company.Full());
        using var client = await console.LoginAsync(Role.IsmsManager);

        var stale = await AnswerAsync(client, "R-03", new { proposal = "R-03:3-4:5", answer = "accept" });

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal("ISMS5066 The proposal is not the present one.", await IncidentRouteTests.TitleAsync(stale));
        Assert.Equal("ISMS5010 It needs a reason.", await IncidentRouteTests.TitleAsync(await AnswerAsync(client, "R-03", new { proposal = "R-03:3-4:6", answer = "reject" })));
        Assert.Equal("ISMS5010 'answer' is missing.", await IncidentRouteTests.TitleAsync(await AnswerAsync(client, "R-03", new { proposal = "R-03:3-4:6" })));
        Assert.Equal("ISMS5005 There is no risk 'R-99'.", await IncidentRouteTests.TitleAsync(await AnswerAsync(client, "R-99", new { answer = "accept" })));
    }

    [Fact]
    public async Task The_loss_curve_says_what_it_lacks_and_is_null_where_nothing_was_measured()
    {
        await using var full = await TestConsole.StartAsync(Company.Full());
        await using var empty = await TestConsole.StartAsync(Company.Empty());
        using var client = await full.LoginAsync(Role.Auditor);
        using var other = await empty.LoginAsync(Role.Auditor);

        var curve = await IncidentRouteTests.JsonAsync(await client.GetAsync("/api/v1/risks/losses"));
        var none = await IncidentRouteTests.JsonAsync(await other.GetAsync("/api/v1/risks/losses"));

        Assert.Equal(6, curve.GetProperty("curve").GetProperty("quantiles").GetArrayLength());
        Assert.Contains("R-11 (no range of losses", curve.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, none.GetProperty("curve").ValueKind);
    }
}
