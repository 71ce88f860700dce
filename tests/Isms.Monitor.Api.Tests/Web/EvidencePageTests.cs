using Bunit;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Web.Pages;
using Isms.Monitor.Api.Web.Parts;

namespace Isms.Monitor.Api.Tests.Web;

/// <summary>Packages of evidence on a page, and the auditor's sample.</summary>
public class EvidencePageTests : WebTest
{
    static Company One()
    {
        var company = Company.Empty();
        company.Incidents.Add(CompanyIncidents.Intrusion(company));
        return company;
    }

    IRenderedComponent<EvidencePackages> Part(Company company) =>
        Render<EvidencePackages>(parameters => parameters.Add(part => part.Subject, company.Incidents.All.Single().Id));

    [Fact]
    public async Task Issuing_shows_the_hash_the_custody_and_the_download()
    {
        var company = One();
        Use(company, Role.Analyst);
        var part = Part(company);
        Assert.Contains("No package was issued.", part.Markup, StringComparison.Ordinal);

        part.FindAll("button").Single(button => button.TextContent == "Issue a package").Click();

        var issued = (await company.Packages.ListAsync(null, default)).Single().Value;
        Assert.Contains(issued.ManifestHash, part.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/api/v1/evidence/{issued.Id}", part.Find("a[download]").GetAttribute("href"));
        Assert.Contains("issued", part.Find("table[aria-label=Custody]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_auditor_verifies_and_has_no_button_to_issue()
    {
        var company = One();
        await company.Packages.IssueIncidentAsync(company.Incidents.All.Single().Id, "anna.berg", default);
        Use(company, Role.Auditor);
        var part = Part(company);
        Assert.DoesNotContain(part.FindAll("button"), button => button.TextContent == "Issue a package");

        part.FindAll("button").Single(button => button.TextContent == "Verify").Click();

        Assert.StartsWith("✓ whole:", part.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_viewer_sees_no_packages_at_all()
    {
        var company = One();
        Use(company, Role.Viewer);
        Assert.Equal("", Part(company).Markup.Trim());
    }

    [Fact]
    public void The_sample_says_that_it_does_not_agree_in_words_and_links_each_item()
    {
        Use(Company.Full(), Role.Auditor);
        var page = Render<SamplePage>();
        Assert.Contains("Nothing was drawn yet.", page.Markup, StringComparison.Ordinal);

        page.Find("select").Change(FakeSamples.Kpi);
        page.Find("input[max]").Change("5");
        page.Find("form").Submit();

        Assert.Contains("≠ does not agree: counted again, numerator", page.Find(".lead").TextContent, StringComparison.Ordinal);
        Assert.Equal(5, page.FindAll("table[aria-label='Drawn items'] tbody tr").Count);
        Assert.StartsWith("/incidents/i", page.Find("table[aria-label='Drawn items'] a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>1", page.Find("table[aria-label='Drawn items']").InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_of_none_is_refused_beside_the_form()
    {
        Use(Company.Full(), Role.Auditor);
        var page = Render<SamplePage>();
        page.Find("input[max]").Change("0");
        page.Find("form").Submit();
        Assert.Equal("ISMS5010 A sample has 1 to 1000 items.", page.Find("[role=alert]").TextContent);
    }
}
