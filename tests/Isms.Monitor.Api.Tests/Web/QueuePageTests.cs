using AngleSharp.Dom;
using Bunit;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Web.Pages;
using Isms.Monitor.Incidents;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Isms.Monitor.Api.Tests.Web;

public class QueuePageTests : WebTest
{
    [Fact]
    public void While_it_loads_it_says_so()
    {
        Use(Company.Full());
        Company.Incidents.Gate = new TaskCompletionSource();

        var page = Render<QueuePage>();

        Assert.Contains("Loading incidents…", page.Find("[role=status].loading").TextContent, StringComparison.Ordinal);
        Company.Incidents.Gate.SetResult();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr")));
    }

    [Fact]
    public void An_empty_queue_says_whether_the_sources_report_before_anyone_is_glad()
    {
        var company = Company.Empty();
        CompanySources.Fill(company);
        Use(company);

        var page = Render<QueuePage>();

        var text = page.Find(".pane-state").TextContent;
        Assert.Contains("No incident matches.", text, StringComparison.Ordinal);
        Assert.Contains("None was detected since the start.", text, StringComparison.Ordinal);
        Assert.Contains("26 of 30 sources are reporting.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failing_store_says_what_is_safe_and_offers_another_try()
    {
        Use(Company.Full());
        Company.Incidents.Failure = new IOException("The disk is full.");
        var page = Render<QueuePage>();

        Assert.Equal("Incidents could not be loaded. The disk is full. Nothing was changed. Try again", Words(page.Find("[role=alert]")));

        Company.Incidents.Failure = null;
        page.Find("[role=alert] button").Click();
        Assert.NotEmpty(page.FindAll("tbody tr"));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void A_wrong_filter_shows_where_it_is_wrong_and_keeps_the_rows()
    {
        Use(Company.Full());
        var page = Render<QueuePage>();

        page.Find("#filter").Input("state:open (");
        page.Find("form.query").Submit();

        Assert.Contains("unexpected '('; expected a field or a text.", page.Find(".problem").TextContent, StringComparison.Ordinal);
        Assert.EndsWith(new string(' ', 11) + "^", page.Find(".caret").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("tbody tr"));
    }

    [Fact]
    public async Task The_keys_j_and_k_move_and_x_selects()
    {
        Use(Company.Full());
        var page = Render<QueuePage>();

        await PressAsync(page, "j", "j", "k", "x");

        var rows = page.FindAll("tbody tr");
        Assert.Contains("cursor", rows[1].ClassName, StringComparison.Ordinal);
        Assert.Equal("true", rows[1].GetAttribute("aria-selected"));
        Assert.Equal("0", rows[1].GetAttribute("tabindex"));
        Assert.Contains("1 selected", page.Find(".bulk").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_opens_beside_the_list_j_follows_and_Escape_closes()
    {
        Use(Company.Full());
        var page = Render<QueuePage>();
        var rows = Rows();

        await PressAsync(page, "Enter");
        Assert.Equal(rows[0].Title, page.Find("h2.title").TextContent);

        await PressAsync(page, "j");
        Assert.Equal(rows[1].Title, page.Find("h2.title").TextContent);
        Assert.Contains(rows[1].Id, Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);

        await PressAsync(page, "Escape");
        Assert.Empty(page.FindAll("h2.title"));
        Assert.Contains("cursor", page.FindAll("tbody tr")[1].ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_a_acknowledges_and_takes_it_and_u_takes_it_back()
    {
        Use(Company.Full());
        var page = Render<QueuePage>();
        var id = Rows()[0].Id;

        await PressAsync(page, "a");
        Assert.Equal((IncidentState.Acknowledged, "analyst"), Human(id));
        Assert.Contains("Acknowledged: Malware after brute force", page.Find(".toast").TextContent, StringComparison.Ordinal);

        await PressAsync(page, "u");
        Assert.Equal((IncidentState.New, null), Human(id));
    }

    [Fact]
    public async Task The_keys_c_and_3_close_with_the_third_verdict_and_the_row_stays_where_it_was()
    {
        Use(Company.Full());
        var page = Render<QueuePage>();
        var before = page.FindAll("tbody tr").Select(r => r.Id).ToList();

        await PressAsync(page, "c", "3");

        var incident = await Company.Incidents.GetAsync(Rows(before[0]!).Id, default);
        Assert.Equal(Verdict.BenignExpected, incident!.Human.Verdict);
        Assert.Equal(before, page.FindAll("tbody tr").Select(r => r.Id));
        Assert.Contains("done", page.FindAll("tbody tr")[0].ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_that_needs_a_reason_waits_for_it()
    {
        Use(Company.Full());
        var page = Render<QueuePage>();
        var id = Rows()[0].Id;

        await PressAsync(page, "c", "4");
        Assert.Equal(IncidentState.New, Human(id).State);

        page.Find("#verdict-note").Input("The rule counts health checks.");
        page.Find(".verdicts button.main").Click();
        Assert.Equal(IncidentState.Closed, Human(id).State);
    }

    [Fact]
    public async Task Somebody_faster_is_shown_and_nothing_is_lost()
    {
        Use(Company.Full());
        var page = Render<QueuePage>();
        var id = Rows()[0].Id;
        await Company.Incidents.ApplyAsync(id, 1, new IncidentAction { Kind = IncidentActionKind.Assign, Owner = "mk" }, "mk", default);

        await PressAsync(page, "a");

        Assert.Contains("Somebody was faster; nothing was changed. It is now new, owner mk.", Words(page.Find(".verdicts")), StringComparison.Ordinal);
        page.Find(".verdicts button.main").Click();
        Assert.Equal((IncidentState.Acknowledged, "mk"), Human(id));
    }

    [Fact]
    public async Task All_that_match_are_closed_as_one_job_with_its_count()
    {
        Use(Company.Full());
        var page = Render<QueuePage>();
        var open = Company.Incidents.All.Count(i => IncidentRow.Of(i).IsOpen);

        await PressAsync(page, "x");
        page.FindAll(".bulk button.link").Single(b => b.TextContent.StartsWith("select all", StringComparison.Ordinal)).Click();
        await PressAsync(page, "c", "7");

        page.WaitForAssertion(() => Assert.Contains($"Closed: {open} of {open} done.", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Assert.DoesNotContain(Company.Incidents.All, i => IncidentRow.Of(i).IsOpen);
    }

    [Fact]
    public async Task New_incidents_wait_behind_a_bar_and_move_nothing()
    {
        Use(Company.Full());
        var page = Render<QueuePage>();
        var before = page.FindAll("tbody tr").Select(r => r.Id).ToList();
        Company.Clock.Now += TimeSpan.FromMinutes(5);
        Company.Incidents.Add(CompanyIncidents.Intrusion(Company));

        await page.InvokeAsync(page.Instance.PeekAsync);

        Assert.Equal(before, page.FindAll("tbody tr").Select(r => r.Id));
        Assert.Contains("1 new", page.Find(".fresh").TextContent, StringComparison.Ordinal);
        Assert.Equal("polite", page.Find(".fresh").GetAttribute("aria-live"));
        await PressAsync(page, "l");
        Assert.Equal(before.Count + 1, page.FindAll("tbody tr").Count);
    }

    [Fact]
    public async Task A_viewer_sees_no_actions_and_keys_change_nothing()
    {
        Use(Company.Full(), Role.Viewer);
        var page = Render<QueuePage>();
        var id = Rows()[0].Id;

        await PressAsync(page, "a", "c", "1");

        Assert.Empty(page.FindAll("[role=toolbar] button"));
        Assert.Equal(IncidentState.New, Human(id).State);
    }

    [Fact]
    public async Task The_question_mark_lists_the_keys_and_Escape_hides_them()
    {
        Use(Company.Full());
        var page = Render<QueuePage>();

        await PressAsync(page, "?");
        Assert.Contains("acknowledge, and take it when nobody has it", page.Find("[role=dialog]").TextContent, StringComparison.Ordinal);

        await PressAsync(page, "Escape");
        Assert.Empty(page.FindAll("[role=dialog]"));
    }

    [Fact]
    public void Severity_is_a_word_and_a_shape_and_every_control_of_the_page_has_a_name()
    {
        Use(Company.Full());
        var page = Render<QueuePage>();

        Assert.Equal("critical", page.Find("tbody tr .mark .word").TextContent);
        Assert.NotNull(page.Find("tbody tr .mark svg rect"));
        Assert.All(page.FindAll("button, input, select, a"), e => Assert.False(
            string.IsNullOrWhiteSpace(e.TextContent) && e.GetAttribute("aria-label") is null, e.OuterHtml));
        Assert.All(page.FindAll("th[scope=col]"), th => Assert.NotNull(th.GetAttribute("scope")));
    }

    static async Task PressAsync(IRenderedComponent<QueuePage> page, params string[] keys)
    {
        foreach (var key in keys) await page.InvokeAsync(() => page.Instance.OnKey(key));
    }

    List<IncidentRow> Rows() => [.. Company.Incidents.All.Select(IncidentRow.Of).Where(r => r.IsOpen)
        .OrderByDescending(r => r.Severity).ThenByDescending(r => r.LastMicros).ThenBy(r => r.Id, StringComparer.Ordinal)];

    IncidentRow Rows(string rowId) => Company.Incidents.All.Select(IncidentRow.Of).Single(r => "row-" + r.Id == rowId);

    (IncidentState State, string? Owner) Human(string id)
    {
        var human = Company.Incidents.All.Single(i => i.Id == id).Human;
        return (human.State, human.Owner);
    }

    static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
