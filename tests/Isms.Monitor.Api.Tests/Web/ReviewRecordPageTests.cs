using Bunit;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Web.Pages;

namespace Isms.Monitor.Api.Tests.Web;

public class ReviewRecordPageTests : WebTest
{
    IRenderedComponent<ReviewRecordPage> Open() => Render<ReviewRecordPage>(p => p.Add(page => page.Id, "r1"));

    static void Press(IRenderedComponent<ReviewRecordPage> page, string text) => page.FindAll("button").First(b => b.TextContent.Trim().StartsWith(text, StringComparison.Ordinal)).Click();

    [Fact]
    public void The_ISMS_manager_writes_minutes_and_signs_them_and_the_form_is_gone()
    {
        Use(Company.Full(), Role.IsmsManager);
        var page = Open();

        Press(page, "Save and sign");
        Assert.Contains("ISMS5069 the minutes do not say who took part", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        page.FindAll("input[type=checkbox]")[0].Change(true);
        foreach (var word in new[] { "suitable", "adequate", "effective" })
        {
            page.Find($"select[aria-label='Is the ISMS {word}?']").Change("yes");
            page.Find($"input[aria-label='Why {word} or not']").Change($"{word}: measured");
        }
        Press(page, "Save and sign");

        Assert.Empty(page.FindAll("textarea"));
        Assert.Contains("The snapshot is as issued, and the signature holds.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("yes: adequate: measured", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decision_that_is_added_has_an_id_of_its_own_and_needs_an_owner()
    {
        Use(Company.Full(), Role.IsmsManager);
        var page = Open();

        Press(page, "Add a decision");
        Press(page, "Add a decision");
        Press(page, "Save the minutes");

        Assert.Equal(["D1", "D2"], page.FindAll("input[aria-label='Id']").Select(i => i.GetAttribute("value")));
        Assert.Contains("the decision D1 says nothing", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_filled_in_for_people()
    {
        Use(Company.Full(), Role.IsmsManager);
        var page = Open();

        Assert.All(page.FindAll("textarea"), area => Assert.Empty(area.TextContent));
        Assert.All(page.FindAll("select[aria-label^='Is the ISMS']"), choice => Assert.Equal("no answer yet", choice.QuerySelector("option")!.TextContent));
    }

    [Fact]
    public void An_auditor_reads_and_has_neither_form_nor_button()
    {
        Use(Company.Full(), Role.Auditor);
        var page = Open();

        Assert.Empty(page.FindAll("textarea"));
        Assert.Empty(page.FindAll(".bulk button"));
        Assert.Contains("No minutes yet.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_field_and_button_has_a_name()
    {
        Use(Company.Full(), Role.IsmsManager);
        var page = Open();
        Press(page, "Add a decision");

        Assert.All(page.FindAll("input, select, textarea"), field => Assert.True(field.HasAttribute("aria-label") || field.Closest("label") is not null, field.OuterHtml));
        Assert.All(page.FindAll("button"), button => Assert.True(button.HasAttribute("aria-label") || button.TextContent.Trim().Length > 1, button.OuterHtml));
    }
}
