using System.Net;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Tests.Rest;

namespace Isms.Monitor.Api.Tests.Trials;

public class TrialRouteTests
{
    [Fact]
    public async Task A_trial_is_run_by_its_id_and_found_in_the_ledger()
    {
        var company = Company.Empty();
        company.Trials.Definitions.Add(FakeTrials.Definition("eicar-mail"));
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.IsmsManager);

        var started = await client.PostAsync("/api/v1/trials/eicar-mail/run", null);
        var list = await IncidentRouteTests.JsonAsync(await client.GetAsync("/api/v1/trials"));

        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.Equal("pending", (await IncidentRouteTests.JsonAsync(started)).GetProperty("outcome").GetString());
        Assert.Equal("isms-manager", list.GetProperty("ledger")[0].GetProperty("by").GetString());
    }

    [Fact]
    public async Task What_is_not_there_is_404_and_what_cannot_be_sent_says_why()
    {
        var company = Company.Empty();
        company.Trials.Definitions.Add(FakeTrials.Definition("eicar-mail"));
        company.Trials.Problem = "ISMS5043 nothing takes the lines of trials in here. Run it elsewhere.";
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.Administrator);

        Assert.Equal("ISMS5005 There is no trial 'nothing'.", await IncidentRouteTests.TitleAsync(await client.PostAsync("/api/v1/trials/nothing/run", null)));
        var refused = await client.PostAsync("/api/v1/trials/eicar-mail/run", null);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(company.Trials.Problem, await IncidentRouteTests.TitleAsync(refused));
    }
}
