using Bunit;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Web.Pages;
using Isms.Monitor.Api.Web.Parts;
using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Web;

/// <summary>Actions and clocks, as people use them.</summary>
public class ActingPageTests : WebTest
{
    static readonly Nonconformity Draft = new() { Id = "NC-1", Subject = "VIS-01", Title = "Coverage is ineffective", Found = "<b>40 %</b>", State = NonconformityState.Draft };

    static Company With(params Nonconformity[] known)
    {
        var company = Company.Empty();
        foreach (var one in known) company.Records.With(one, company.Now, Writers.Drafts);
        return company;
    }

    static ClockStep Step(Company company, long dueIn) => new()
    {
        Id = $"i{dueIn}/nis2/early-warning", Subject = $"i{dueIn}", Regime = "nis2", Step = "early-warning", StartMicros = company.Now - 2 * UnixMicros.Day, DueMicros = company.Now + dueIn,
    };

    [Fact]
    public void An_empty_page_says_when_something_will_be_there_and_that_silence_proves_nothing()
    {
        Use(Company.Empty(), Role.IsmsManager);

        Assert.Contains("No nonconformity is on record.", Render<ActionsPage>().Markup, StringComparison.Ordinal);
        Assert.Contains("That none runs is no proof that nothing had to be reported.", Render<ClocksPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_confirmed_with_owner_and_day_and_a_missing_one_is_said()
    {
        Use(With(Draft), Role.IsmsManager);
        var page = Render<ActionsPage>();
        page.FindAll("button").Single(b => b.TextContent == "Decide").Click();
        page.FindAll("button").Single(b => b.TextContent == "Confirm").Click();
        Assert.Contains("ISMS5050 a confirmed nonconformity has no owner or no due day.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        page.FindAll("form select")[0].Change("soc-lead");
        page.Find("form input[type=date]").Change("2026-12-31");
        page.FindAll("button").Single(b => b.TextContent == "Confirm").Click();

        Assert.Contains("NC-1: ○ open.", page.Find(".toast").TextContent, StringComparison.Ordinal);
        var written = Assert.Single(await Company.Records.AsOfAsync<Nonconformity>(long.MaxValue, default));
        Assert.Equal(("soc-lead", new DateOnly(2026, 12, 31), "isms-manager"), (written.Value.Owner, written.Value.OriginalDue, written.By));
    }

    [Fact]
    public void Who_may_not_decide_sees_the_finding_as_text_and_no_button()
    {
        Use(With(Draft), Role.Analyst);
        var page = Render<ActionsPage>();
        page.FindAll("button").Single(b => b.TextContent == "Details").Click();

        Assert.Contains("&lt;b&gt;40 %&lt;/b&gt;", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("form"));
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent == "Open a nonconformity");
    }

    [Fact]
    public void Corrective_actions_show_their_first_day_beside_the_moved_one()
    {
        Use(Company.Empty(), Role.Viewer);

        var row = Render<ActionsPage>().FindAll("tbody tr").Single(r => r.TextContent.Contains("CA-02", StringComparison.Ordinal));

        Assert.Contains("late", row.TextContent, StringComparison.Ordinal);
        Assert.Contains(", moved", row.QuerySelector("td[data-label=due]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Overdue_clocks_come_first_and_a_clock_runs_out_without_a_reload()
    {
        var company = Company.Empty();
        company.Records.With(Step(company, UnixMicros.Hour), company.Now).With(Step(company, -UnixMicros.Hour), company.Now);
        Use(company, Role.Analyst);
        var page = Render<ClocksPage>();
        Assert.Equal(["✗ overdue", "○ running"], page.FindAll("tbody tr td:first-child").Select(cell => cell.TextContent));
        Assert.Equal(["60 min over", "60 min"], page.FindAll("td[data-label=left]").Select(cell => cell.TextContent));

        company.Clock.Now += TimeSpan.FromHours(2);

        page.WaitForAssertion(() => Assert.Equal(["✗ overdue", "✗ overdue"], page.FindAll("tbody tr td:first-child").Select(cell => cell.TextContent)), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_notification_is_sent_with_proof_and_an_analyst_waives_nothing()
    {
        var company = Company.Empty();
        company.Records.With(Step(company, UnixMicros.Hour), company.Now);
        Use(company, Role.Analyst);
        var page = Render<ClocksPage>();
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent == "Waive…");

        page.FindAll("button").Single(b => b.TextContent == "Sent…").Click();
        page.Find("form").Submit();
        Assert.Contains("ISMS5052 there is no proof of sending.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        page.Find("form input:not([type])").Change("CSIRT-77");
        page.Find("form").Submit();

        Assert.Equal("✓ sent in time", page.Find("tbody tr td:first-child").TextContent);
        Assert.Contains("CSIRT-77", page.Find("td[data-label=proof]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_is_folded_set_by_a_person_and_its_awareness_is_fixed_afterwards()
    {
        var company = Company.Empty();
        company.Incidents.Add(CompanyIncidents.Intrusion(company));
        Use(company, Role.Analyst);
        var part = Render<IncidentCourse>(p => p.Add(c => c.Id, company.Incidents.All.Single().Id));
        Assert.Empty(part.FindAll("dl"));

        part.Find("details").TriggerEvent("ontoggle", EventArgs.Empty);
        part.FindAll("button").Single(b => b.TextContent == "Set the course").Click();
        part.Find("select[aria-label='How Aware is known']").Change("exact");
        part.FindAll("input[type=checkbox]")[1].Change(true);
        part.FindAll("input[type=number]")[1].Change("3200");
        part.Find("form").Submit();

        Assert.Contains("set by analyst", part.Markup, StringComparison.Ordinal);
        Assert.Contains("3,200 EUR", part.Markup, StringComparison.Ordinal);
        Assert.Equal(3, (await company.Records.AsOfAsync<ClockStep>(long.MaxValue, default)).Count);
        part.FindAll("button").Single(b => b.TextContent == "Set the course").Click();
        Assert.Contains("set once, never changed", part.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_viewer_reads_a_course_and_changes_nothing()
    {
        var company = Company.Empty();
        company.Incidents.Add(CompanyIncidents.Intrusion(company));
        Use(company, Role.Viewer);
        var part = Render<IncidentCourse>(p => p.Add(c => c.Id, company.Incidents.All.Single().Id));
        part.Find("details").TriggerEvent("ontoggle", EventArgs.Empty);

        Assert.Contains("no review held", part.Markup, StringComparison.Ordinal);
        Assert.Empty(part.FindAll("button"));
    }

    [Fact]
    public void A_state_by_hand_needs_an_approver_is_shown_and_taken_back()
    {
        Use(Company.Empty(), Role.IsmsManager);
        var form = Render<OverrideForm>(p => p.Add(f => f.Subjects, ["A.8.15", "VIS-01"]));
        form.Find("form").Submit();
        Assert.Contains("ISMS5053 a decision has no reason.", form.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        form.Find("input[maxlength]").Change("sensors are in a test");
        form.FindAll("select")[2].Change("isms-manager");
        form.Find("form").Submit();
        Assert.Contains("sensors are in a test", form.Find("p").TextContent, StringComparison.Ordinal);

        form.Find("input").Change("the test is over");
        form.Find("form").Submit();
        Assert.NotNull(form.Find("form[aria-label='Set a state by hand']"));
    }

    [Fact]
    public void A_report_of_the_staff_is_added_and_assessed_on_the_page()
    {
        Use(Company.Empty(), Role.Analyst);
        var part = Render<StaffReports>();
        part.Find("details").TriggerEvent("ontoggle", EventArgs.Empty);
        Assert.Contains("No report yet.", part.Markup, StringComparison.Ordinal);

        part.Find("form input").Change("A strange message");
        part.Find("form").Submit();
        Assert.Contains("? not assessed", part.Find("td[data-label='security event']").TextContent, StringComparison.Ordinal);
        part.FindAll("button").Single(b => b.TextContent == "Yes").Click();

        Assert.Contains("✓ yes", part.Find("td[data-label='security event']").TextContent, StringComparison.Ordinal);
    }
}
