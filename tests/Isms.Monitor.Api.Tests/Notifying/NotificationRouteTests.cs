using System.Net;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Tests.Rest;

namespace Isms.Monitor.Api.Tests.Notifying;

public class NotificationRouteTests
{
    [Fact]
    public async Task The_log_is_listed_by_state_and_a_delivery_has_its_notices_and_attempts()
    {
        var company = Company.Empty();
        company.Notifications.Deliveries.AddRange([FakeNotifications.Delivery("d1", "sent"), FakeNotifications.Delivery("d2", "given up", "ISMS5062 gone. Mend it.")]);
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.IsmsManager);

        var list = await IncidentRouteTests.JsonAsync(await client.GetAsync("/api/v1/notifications?state=given%20up"));
        var one = await IncidentRouteTests.JsonAsync(await client.GetAsync("/api/v1/notifications/d2"));

        Assert.Equal(("d2", 1), (list.GetProperty("deliveries")[0].GetProperty("id").GetString(), list.GetProperty("total").GetInt32()));
        Assert.Equal("incident/1/high", one.GetProperty("notices")[0].GetProperty("id").GetString());
        Assert.Equal("ISMS5010 'state' is none of a delivery.", await IncidentRouteTests.TitleAsync(await client.GetAsync("/api/v1/notifications?state=lost")));
        Assert.Equal("ISMS5005 There is no delivery 'd3'.", await IncidentRouteTests.TitleAsync(await client.GetAsync("/api/v1/notifications/d3")));
    }

    [Fact]
    public async Task An_administrator_tests_a_route_and_retries_what_was_given_up()
    {
        var company = Company.Empty();
        company.Notifications.Routes.Add(FakeNotifications.Route("soc"));
        company.Notifications.Deliveries.Add(FakeNotifications.Delivery("d2", "given up"));
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.Administrator);

        Assert.Equal("sent", (await IncidentRouteTests.JsonAsync(await client.PostAsync("/api/v1/notifications/routes/soc/test", null)))[0].GetProperty("outcome").GetString());
        Assert.Equal(HttpStatusCode.Accepted, (await client.PostAsync("/api/v1/notifications/d2/retry", null)).StatusCode);
        Assert.Equal("ISMS5005 There is no given up delivery 'd2'.", await IncidentRouteTests.TitleAsync(await client.PostAsync("/api/v1/notifications/d2/retry", null)));
        Assert.Equal("ISMS5005 There is no route of notices 'x'.", await IncidentRouteTests.TitleAsync(await client.PostAsync("/api/v1/notifications/routes/x/test", null)));
    }
}
