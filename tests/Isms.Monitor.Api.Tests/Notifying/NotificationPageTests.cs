using Bunit;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Tests.Web;
using Isms.Monitor.Api.Web.Pages;

namespace Isms.Monitor.Api.Tests.Notifying;

public class NotificationPageTests : WebTest
{
    static Company Full()
    {
        var company = Company.Empty();
        company.Notifications.Routes.AddRange([FakeNotifications.Route("soc"), FakeNotifications.Route("legal", reachesNobody: true)]);
        company.Notifications.Deliveries.AddRange([FakeNotifications.Delivery("d1", "sent"), FakeNotifications.Delivery("d2", "given up", "ISMS5062 gone. Mend it.")]);
        return company;
    }

    [Fact]
    public void Without_a_route_the_page_says_that_nobody_is_told()
    {
        Use(Company.Empty(), Role.IsmsManager);
        Assert.Contains("Nobody is told of anything.", Render<NotificationsPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Failures_stand_above_all_have_words_and_titles_of_logs_stay_text()
    {
        Use(Full(), Role.IsmsManager);
        var page = Render<NotificationsPage>();

        Assert.Contains("1 did not get through", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("reaches nobody", page.FindAll("table[aria-label='Routes'] tbody tr")[1].TextContent, StringComparison.Ordinal);
        var row = page.FindAll("table[aria-label='Deliveries'] tbody tr")[1];
        Assert.Contains("given up", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("ISMS5062 gone. Mend it.", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Scan&lt;/b&gt;", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table button"));
    }

    [Fact]
    public void An_administrator_tests_a_route_and_retries_a_delivery()
    {
        var company = Full();
        company.Notifications.Attempt = new AttemptRow("d9", company.Now, 1, "failed", "ISMS5063 away. Look.", null);
        Use(company, Role.Administrator);
        var page = Render<NotificationsPage>();
        page.Find("button[aria-label='Test soc']").Click();
        Assert.Contains("ISMS5063 away. Look.", page.Markup, StringComparison.Ordinal);

        page.Find("button[aria-label='Retry d2']").Click();
        Assert.DoesNotContain("did not get through", page.Markup, StringComparison.Ordinal);
    }
}
