using Bunit;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Web.Pages;

namespace Isms.Monitor.Api.Tests.Web;

public class RegisterPageTests : WebTest
{
    [Fact]
    public void The_registers_are_listed_with_their_clause_and_what_a_reviewer_notes()
    {
        Use(Company.Empty(), Role.Viewer);

        var page = Render<RegistersPage>();

        page.WaitForAssertion(() => Assert.Contains("Statement of Applicability", page.Markup, StringComparison.Ordinal));
        Assert.Contains("ISMS3104 the acceptance of R-07 expired on 2026-10-20", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_register_shows_its_entries_and_leads_to_each()
    {
        Use(Company.Empty(), Role.Viewer);

        var page = Render<RegisterPage>(p => p.Add(one => one.Id, "risks"));

        page.WaitForAssertion(() => Assert.NotNull(page.Find("a[href='/registers/risks/R-07']")));
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public void Who_may_not_edit_reads_the_text()
    {
        Use(Company.Empty(), Role.Analyst);

        var page = Entry("risks", "R-07");

        page.WaitForAssertion(() => Assert.StartsWith("id: R-07", page.Find("pre.raw").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("textarea"));
    }

    [Fact]
    public void A_wrong_text_shows_its_errors_in_place_and_a_right_one_is_saved_with_its_reason()
    {
        Use(Company.Empty(), Role.IsmsManager);
        var page = Entry("suppliers", "S-05");
        page.WaitForAssertion(() => Assert.NotNull(page.Find("textarea")));
        var yaml = Company.Desk.Now.Edition.Entry("suppliers", "S-05")!.Yaml;
        Assert.True(page.Find("button.main").HasAttribute("disabled"));

        page.Find("textarea").Change(yaml.Replace("it-lead", "it-laed", StringComparison.Ordinal));
        page.Find("form input").Input("moved to IT");
        page.Find("form.bulk").Submit();
        page.WaitForAssertion(() => Assert.Contains("line 4: ISMS3012 there is no role \"it-laed\". Did you mean \"it-lead\"? Else add the role.", page.Find("li.problem").TextContent, StringComparison.Ordinal));
        Assert.Empty(Company.Desk.Now.Edits);

        page.Find("textarea").Change(yaml.Replace("Meetings", "Calls", StringComparison.Ordinal));
        page.Find("form.bulk").Submit();
        page.WaitForAssertion(() => Assert.Contains("“moved to IT”", page.Markup, StringComparison.Ordinal));
        Assert.Contains(page.FindAll("pre.diff .added"), line => line.TextContent.Contains("Calls", StringComparison.Ordinal));
        Assert.Equal("isms-manager", Assert.Single(Company.Desk.Now.Edits).By);
    }

    [Fact]
    public void Checking_changes_nothing_and_says_what_a_reviewer_would_note()
    {
        Use(Company.Empty(), Role.IsmsManager);
        var page = Entry("risks", "R-07");
        page.WaitForAssertion(() => Assert.NotNull(page.Find("textarea")));

        page.FindAll("form.bulk button").First(button => button.TextContent == "Check").Click();

        page.WaitForAssertion(() => Assert.Contains("No error. A reviewer would note:", page.Markup, StringComparison.Ordinal));
        Assert.Empty(Company.Desk.Now.Edits);
    }

    [Fact]
    public async Task An_edit_of_somebody_else_meanwhile_is_said_and_the_text_stays()
    {
        Use(Company.Empty(), Role.IsmsManager);
        var page = Entry("suppliers", "S-05");
        page.WaitForAssertion(() => Assert.NotNull(page.Find("textarea")));
        var yaml = Company.Desk.Now.Edition.Entry("suppliers", "S-05")!.Yaml;
        await Company.Desk.ChangeAsync(new RegisterChange("suppliers", "S-05", yaml, 0, "first"), "a.berg", Xunit.TestContext.Current.CancellationToken);

        page.Find("textarea").Change(yaml.Replace("Meetings", "Calls", StringComparison.Ordinal));
        page.Find("form input").Input("second");
        page.Find("form.bulk").Submit();

        page.WaitForAssertion(() => Assert.Contains("Somebody saved version 1 meanwhile.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("a.berg", Assert.Single(Company.Desk.Now.Edits).By);
    }

    [Fact]
    public void A_new_entry_begins_with_the_keys_of_its_register()
    {
        Use(Company.Empty(), Role.IsmsManager);

        var page = Entry("suppliers", "S-99");

        page.WaitForAssertion(() => Assert.StartsWith("id: S-99\n# name:\n", Company.Desk.Now.Edition.Template("suppliers", "S-99"), StringComparison.Ordinal));
        Assert.Contains("There is no entry S-99 yet.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_is_not_there_says_so_to_who_may_only_read()
    {
        Use(Company.Empty(), Role.Viewer);

        Assert.Contains("There is nothing with this id.", Entry("suppliers", "S-99").Markup, StringComparison.Ordinal);
    }

    IRenderedComponent<RegisterEntryPage> Entry(string section, string id) => Render<RegisterEntryPage>(p => p.Add(page => page.Id, section).Add(page => page.Entry, id));
}
