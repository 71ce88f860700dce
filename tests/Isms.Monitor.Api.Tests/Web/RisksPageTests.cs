using Bunit;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Web.Pages;

namespace Isms.Monitor.Api.Tests.Web;

public class RisksPageTests : WebTest
{
    [Fact]
    public void An_owner_accepts_a_proposal_and_sees_the_map_before_and_after()
    {
        Use(Company.Full(), Role.IsmsManager);
        var page = Render<RisksPage>();
        Assert.Single(page.FindAll("table.heat"));

        page.FindAll("button").Single(b => b.TextContent == "Accept band 4").Click();

        Assert.Equal(["Before: as the register has it", "Now: with the owners' decisions"], page.FindAll("table.heat caption").Select(c => c.TextContent));
        Assert.Contains("R-03: band 4 is in force", page.Find(".toast").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.StartsWith("Accept", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rejection_without_a_reason_is_refused_with_the_remedy_and_one_with_it_is_kept()
    {
        Use(Company.Full(), Role.IsmsManager);
        var page = Render<RisksPage>();
        void Reject() => page.FindAll("button").Single(b => b.TextContent == "Reject, keep band 3").Click();

        Reject();
        Assert.Contains("It needs a reason.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        page.Find("textarea").Change("One test team");
        Reject();

        Assert.Contains("Proposal One test team", page.Find("#R-03 + tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Others_see_for_whom_a_proposal_waits_and_no_button()
    {
        Use(Company.Full(), Role.Auditor);
        var page = Render<RisksPage>();

        Assert.Contains("It waits for its owner: Head of IT.", page.Find(".verdicts").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".verdicts button"));
    }

    [Fact]
    public void The_loss_curve_has_its_table_beside_it_and_its_gaps_in_words()
    {
        Use(Company.Full(), Role.Viewer);
        var page = Render<RisksPage>();

        Assert.Single(page.FindAll("svg.chart path.line"));
        Assert.Equal(7, page.FindAll("table[aria-label='Losses exceeded'] tbody tr").Count);
        Assert.Contains("Left out, so that the true curve lies higher: R-11", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_measurement_there_is_no_curve_and_it_says_so()
    {
        var company = Company.Full();
        company.Registers.Losses = null;
        Use(company, Role.Viewer);

        var page = Render<RisksPage>();

        Assert.Empty(page.FindAll("svg.chart"));
        Assert.Contains("Not measured: nothing has been measured yet.", page.Markup, StringComparison.Ordinal);
    }
}
