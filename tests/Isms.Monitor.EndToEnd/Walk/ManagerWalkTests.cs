using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Isms.Monitor.EndToEnd.Walk;

/// <summary>The Check phase, walked by the ISMS manager; then the auditor, who sees it and changes nothing.</summary>
[Collection(DemoWalks.Name)]
public sealed partial class ManagerWalkTests(DemoSite site, ITestOutputHelper output)
{
    /// <summary>A person of the demo's registers that holds the role.</summary>
    const string Manager = "c.lindt";
    const string Auditor = "auditor";
    const string Decision = "A second sensor for the data centre";

    static readonly string Picture = Path.Combine(Repository.Root, "artifacts", "screens", "manager-failed.png");

    [Fact]
    public async Task The_manager_follows_a_figure_to_its_events_decides_on_a_risk_and_signs_the_review_and_the_auditor_is_refused_any_change()
    {
        site.Need();
        SetDefaultExpectTimeout(60_000);
        var (manager, auditor) = (await site.AddAsync(Manager, "isms-manager"), await site.AddAsync(Auditor, "auditor"));
        var page = await PageAsync();
        try
        {
            await Door.EnterAsync(page, Manager, manager);
            await FollowAsync(page);
            await AcceptAsync(page);
            await SignAsync(page);
            page = await PageAsync();
            await Door.EnterAsync(page, Auditor, auditor);
            await AuditAsync(page);
        }
        catch (Exception failed) when (failed is PlaywrightException or TimeoutException or Xunit.Sdk.XunitException)
        {
            output.WriteLine($"at {page.Url}, see {Picture}\n{site.ServerErrors}");
            await page.ScreenshotAsync(new() { Path = Picture, FullPage = true });
            throw;
        }
    }

    async Task<IPage> PageAsync()
    {
        var context = await site.Browser.NewContextAsync(new() { BaseURL = site.Url, ViewportSize = new() { Width = 1400, Height = 1000 } });
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    /// <summary>From the control to its KPI, and from the KPI to the events that it was counted from.</summary>
    static async Task FollowAsync(IPage page)
    {
        await page.GotoAsync("/controls/A.8.7");
        await Expect(page.Locator("main")).ToContainTextAsync("PRV-01");
        await page.Locator("a[href='/kpis/PRV-01'], a[href='kpis/PRV-01']").First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("PRV-01");
        await Expect(page.Locator("table[aria-label=Samples] tbody tr").First).ToBeVisibleAsync();
        await page.Locator("main a[href*='/search']").First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("Search");
        await Expect(page.Locator("main")).ToContainTextAsync(Malware());
    }

    static async Task AcceptAsync(IPage page)
    {
        await page.GotoAsync("/risks");
        var proposal = page.Locator("section[aria-label^='Proposal for']").First;
        var risk = (await proposal.GetAttributeAsync("aria-label"))!.Split(' ')[^1];
        await proposal.GetByRole(AriaRole.Button, new() { NameRegex = Accept() }).ClickAsync();
        await Expect(page.Locator("body")).ToContainTextAsync("is in force");
        await page.ReloadAsync();
        await Expect(page.Locator($"section[aria-label='Proposal for {risk}']")).ToHaveCountAsync(0);
    }

    async Task SignAsync(IPage page)
    {
        await page.GotoAsync("/reviews");
        await page.GetByRole(AriaRole.Button, new() { Name = "Build the report" }).ClickAsync();
        await Expect(page.Locator("body")).ToContainTextAsync("Built:");
        await page.Locator("table[aria-label='Management reviews'] tbody tr td a").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a decision" }).ClickAsync();
        await page.GetByLabel("What is decided in D1").FillAsync(Decision);
        await page.GetByLabel("Owner of D1").SelectOptionAsync("isms-manager");
        await page.GetByLabel("Due day of D1").FillAsync("2027-03-31");
        foreach (var word in new[] { "suitable", "adequate", "effective" })
        {
            await page.Locator($"select[aria-label='Is the ISMS {word}?']").SelectOptionAsync(word == "effective" ? "no" : "yes");
            await page.GetByLabel($"Why {word} or not").FillAsync($"as discussed: {word}");
        }
        await page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the minutes" }).ClickAsync();
        await Expect(page.Locator("body")).ToContainTextAsync("The minutes are saved.");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = Sign() }).First.ClickAsync();
        await Expect(page.Locator("body")).ToContainTextAsync("Signed as");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save the minutes" })).ToHaveCountAsync(0);
        var report = await page.APIRequest.GetAsync((await page.GetByRole(AriaRole.Link, new() { Name = "Report", Exact = true }).GetAttributeAsync("href"))!);
        Assert.Equal(200, report.Status);
        Assert.Contains(Decision, await report.TextAsync(), StringComparison.Ordinal);
        var record = await page.APIRequest.GetAsync((await page.GetByRole(AriaRole.Link, new() { Name = "Record as JSON" }).GetAttributeAsync("href"))!);
        Assert.Contains("isms-manager", JsonSerializer.Serialize(await record.JsonAsync()), StringComparison.Ordinal);
    }

    async Task AuditAsync(IPage page)
    {
        await page.GotoAsync("/reviews");
        await Expect(page.Locator("table[aria-label='Management reviews']")).ToContainTextAsync("signed");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Build the report" })).ToHaveCountAsync(0);
        await page.GotoAsync("/risks");
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = Accept() })).ToHaveCountAsync(0);
        foreach (var (path, body) in new (string, object)[]
        {
            ("/api/v1/reviews", new { from = "2026-01-01", to = "2026-02-01" }), ("/api/v1/users", new { name = "x", role = "viewer" }), ("/api/v1/deadletters/redrive", new { }),
        })
        {
            var answer = await page.APIRequest.PostAsync(path, new() { DataObject = body, Headers = site.Own() });
            Assert.True(answer.Status is 403 or 404 or 405, $"{path}: {answer.Status}");
        }
        Assert.Equal(403, (await page.APIRequest.PostAsync("/api/v1/reviews", new() { DataObject = new { from = "2026-01-01", to = "2026-02-01" }, Headers = site.Own() })).Status);
    }

    [GeneratedRegex("malware", RegexOptions.IgnoreCase)]
    private static partial Regex Malware();

    [GeneratedRegex("^Accept band")]
    private static partial Regex Accept();

    [GeneratedRegex("sign as", RegexOptions.IgnoreCase)]
    private static partial Regex Sign();
}
