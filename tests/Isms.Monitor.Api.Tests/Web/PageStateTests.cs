using Bunit;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Web.Pages;
using Isms.Monitor.Api.Web.Parts;

namespace Isms.Monitor.Api.Tests.Web;

/// <summary>Every pane has its empty and its error state, and what was not measured never looks good.</summary>
public class PageStateTests : WebTest
{
    [Fact]
    public void An_empty_company_shows_why_on_every_page()
    {
        Use(Company.Empty(), Role.Administrator);

        Assert.Contains("No source yet.", Render<SourcesPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("No control is known.", Render<ControlsPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("No KPI is defined.", Render<MeasuresPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("No risk is in the register.", Render<RisksPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("No review was built yet.", Render<ReviewsPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("No rule is loaded.", Render<RulesPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("No entry.", Render<AuditPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("No event matches in this time.", Render<SearchPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_company_has_no_green_anywhere()
    {
        Use(Company.Empty(), Role.Administrator);

        foreach (var markup in new[] { Render<SourcesPage>().Markup, Render<ControlsPage>().Markup, Render<MeasuresPage>().Markup, Render<RisksPage>().Markup })
        {
            Assert.DoesNotContain("mark effective", markup, StringComparison.Ordinal);
            Assert.DoesNotContain("class=\"effective\"", markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_failing_store_is_said_on_every_page()
    {
        var company = Company.Full();
        Use(company, Role.Administrator);
        company.Registers.Failure = new IOException("The store does not answer.");

        Assert.Contains("Sources could not be loaded.", Render<SourcesPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("Controls could not be loaded.", Render<ControlsPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("Measures could not be loaded.", Render<MeasuresPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("Risks could not be loaded.", Render<RisksPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("Rules could not be loaded.", Render<RulesPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("Reviews could not be loaded.", Render<ReviewsPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_four_counts_are_segments_that_add_up_with_the_words_beneath()
    {
        Use(Company.Full(), Role.IsmsManager);

        var page = Render<ControlsPage>();

        var segments = page.FindAll(".counts > a").Select(a => int.Parse(a.TextContent)).ToList();
        Assert.Equal([3, 2, 5, 55], segments);
        Assert.Contains("3 effective, 2 not effective, 5 not measured, 55 not measurable here, of 65 applicable", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silent_source_turns_its_control_hatched_with_the_reason()
    {
        Use(Company.Full(), Role.IsmsManager);

        var page = Render<ControlsPage>();
        var row = page.FindAll("tr").Single(r => r.TextContent.Contains("A.8.16", StringComparison.Ordinal));

        Assert.Equal("not measured", row.QuerySelector(".hatched")!.TextContent);
        Assert.Contains("ids-02 is silent since 11:18", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("–", row.QuerySelector("td[data-label=value]")!.TextContent);
    }

    [Theory]
    [InlineData(MeasureState.NotMeasured, "not measured")]
    [InlineData(MeasureState.Stale, "stale")]
    [InlineData(MeasureState.Insufficient, "insufficient")]
    [InlineData(MeasureState.PartlyMeasured, "partly measured")]
    public void What_was_not_measured_is_hatched_and_named(MeasureState state, string word)
    {
        var mark = Render<MeasureMark>(p => p.Add(m => m.State, state));

        Assert.Equal(word, mark.Find(".hatched").TextContent);
    }

    [Fact]
    public void A_chart_has_a_gap_where_nothing_was_measured_and_a_line_for_the_target()
    {
        Use(Company.Full(), Role.IsmsManager);
        var series = Company.Registers.Kpis.Single(k => k.Kpi.Id == "VIS-01");

        var chart = Render<Api.Web.Charts.KpiChart>(p => p.Add(c => c.Kpi, series.Kpi).Add(c => c.Samples, series.Samples));

        Assert.Equal(2, chart.FindAll("path.line").Count);
        Assert.Single(chart.FindAll("rect > title"), t => t.TextContent == "not measured");
        Assert.Contains("target 98.0 %", chart.Markup, StringComparison.Ordinal);
        Assert.Equal(84, chart.FindAll("circle.dot").Count);
    }

    [Fact]
    public void A_source_that_was_never_seen_has_no_share_parsed_instead_of_all()
    {
        Use(Company.Full());

        var row = Render<SourcesPage>().FindAll("tbody tr").Single(r => r.Id == "source-av-plant");

        Assert.Contains("never seen", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("not measured", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("100 %", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Dead_letters_are_parsed_again_and_what_stays_is_said()
    {
        Use(Company.Full());
        var page = Render<SourcesPage>();

        page.FindAll("button").Single(b => b.TextContent == "Parse 40 again").Click();

        Assert.Contains("32 of 40 understood now, 8 stay.", page.Find(".toast").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_viewer_cannot_parse_again_and_builds_no_review()
    {
        Use(Company.Full(), Role.Viewer);

        Assert.DoesNotContain(Render<SourcesPage>().FindAll("button"), b => b.TextContent.StartsWith("Parse", StringComparison.Ordinal));
        Assert.Empty(Render<ReviewsPage>().FindAll("form"));
    }

    [Fact]
    public void Hostile_log_content_stays_text()
    {
        var company = Company.Empty();
        Use(company);
        company.AddEvent(1, company.Now - 1_000_000, "<script>alert(1)</script>", ("user.name", "\"><img src=x onerror=alert(1)>"));

        var page = Render<SearchPage>();

        Assert.Empty(page.FindAll("script"));
        Assert.Empty(page.FindAll("img"));
        Assert.Contains("&lt;script&gt;", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_opens_with_its_raw_line_beside_its_fields()
    {
        Use(Company.Full());
        var page = Render<SearchPage>();

        page.Find("tbody tr").Click();

        Assert.Contains("%ASA-", page.Find("pre.raw").TextContent, StringComparison.Ordinal);
        Assert.Contains("event.dataset", page.Find(".side-by-side > div:last-child").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_user_s_password_is_shown_once()
    {
        Use(Company.Empty(), Role.Administrator);
        var page = Render<UsersPage>();

        page.Find("form input").Input("lena.ott");
        page.Find("form").Submit();

        Assert.Contains("Password of lena.ott, shown only now", string.Join(' ', page.Find(".verdicts").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("first password", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }
}
