using Bunit;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Tests.Web;
using Isms.Monitor.Api.Web.Pages;

namespace Isms.Monitor.Api.Tests.Trials;

public class TrialPageTests : WebTest
{
    static readonly TrialEntry Failed = new("00000000000000aa", "eicar-mail", "eicar", "srv-mail-01", 1_795_530_000_000_000, "failed", 1_795_530_001_000_000, null, "", "trials");

    Company Full()
    {
        var company = Company.Empty();
        company.Trials.Definitions.AddRange([FakeTrials.Definition("eicar-mail", Failed), FakeTrials.Definition("never-run")]);
        company.Trials.Ledger.Add(Failed);
        return company;
    }

    [Fact]
    public void Without_a_definition_the_page_says_what_that_means_and_a_failing_store_is_said()
    {
        var company = Company.Empty();
        Use(company, Role.Administrator);
        Assert.Contains("No trial is defined.", Render<TrialsPage>().Markup, StringComparison.Ordinal);
        company.Trials.Failure = new IOException("The store does not answer.");
        Assert.Contains("Trials could not be loaded.", Render<TrialsPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trial_that_never_ran_looks_measured_nowhere_and_a_miss_has_a_word_and_a_sign()
    {
        Use(Full(), Role.Viewer);
        var rows = Render<TrialsPage>().FindAll("table[aria-label='Definitions of trials'] tbody tr");

        Assert.Equal("failed", rows[0].QuerySelector(".mark.ineffective .word")!.TextContent);
        Assert.Contains("27 of 28", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal(["never run", "not measured"], rows[1].QuerySelectorAll(".hatched").Select(mark => mark.TextContent));
    }

    [Fact]
    public void A_manager_runs_one_and_sees_its_entry_and_a_viewer_has_no_button()
    {
        Use(Full(), Role.IsmsManager);
        var page = Render<TrialsPage>();
        page.FindAll("button").First(button => button.TextContent == "Run").Click();

        Assert.Contains("eicar-mail is under way", page.Markup, StringComparison.Ordinal);
        Assert.Contains("isms-manager", page.FindAll("table[aria-label='Ledger of trials'] tbody tr")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_viewer_cannot_run_one()
    {
        Use(Full(), Role.Viewer);
        Assert.DoesNotContain(Render<TrialsPage>().FindAll("button"), button => button.TextContent == "Run");
    }

    [Fact]
    public void A_tag_of_no_trial_stands_above_all_and_its_sender_stays_text()
    {
        var company = Full();
        company.Trials.Foreign.Add(new ForeignTagRow("00000000000000ff", "<b>evil</b>", company.Now, company.Now, 3));
        Use(company, Role.Analyst);
        var page = Render<TrialsPage>();

        Assert.Contains("3× 00000000000000ff from &lt;b&gt;evil&lt;/b&gt;", page.Markup, StringComparison.Ordinal);
    }
}
