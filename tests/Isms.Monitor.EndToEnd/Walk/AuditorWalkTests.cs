using Isms.Monitor.EndToEnd.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Isms.Monitor.EndToEnd.Walk;

/// <summary>What an auditor does with the console: draw a sample, take evidence away and check it without the server; and change nothing.</summary>
[Collection(DemoWalks.Name)]
public sealed class AuditorWalkTests(DemoSite site, ITestOutputHelper output)
{
    const string Issuer = "issuer";
    const string Auditor = "outside-auditor";

    static readonly string Picture = Path.Combine(Repository.Root, "artifacts", "screens", "auditor-failed.png");

    [Fact]
    public async Task An_auditor_draws_the_same_sample_twice_checks_the_packages_that_were_issued_and_can_issue_none()
    {
        site.Need();
        SetDefaultExpectTimeout(60_000);
        var (issuer, auditor) = (await site.AddAsync(Issuer, "isms-manager"), await site.AddAsync(Auditor, "auditor"));
        var page = await PageAsync();
        try
        {
            await Door.EnterAsync(page, Issuer, issuer);
            await page.WaitForSelectorAsync("table[aria-label=Incidents] tbody tr td.grow a");
            var incident = await page.Locator("table[aria-label=Incidents] tbody tr td.grow a").First.GetAttributeAsync("href");
            var subjects = new[] { "/controls/A.8.7", $"/{incident!.TrimStart('/')}" };
            foreach (var subject in subjects) await IssueAsync(page, subject);
            page = await PageAsync();
            await Door.EnterAsync(page, Auditor, auditor);
            Assert.Equal(await DrawAsync(page), await DrawAsync(page));
            foreach (var subject in subjects) await CheckAsync(page, subject);
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

    /// <summary>Opens a page and waits until it listens: a button pressed before is nobody's.</summary>
    static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.WaitForSelectorAsync("html[data-keys=ready]", new() { State = WaitForSelectorState.Attached });
    }

    static ILocator Packages(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Evidence packages" });

    static async Task IssueAsync(IPage page, string subject)
    {
        await OpenAsync(page, subject);
        await Packages(page).GetByRole(AriaRole.Button, new() { Name = "Issue a package" }).ClickAsync();
        await Expect(Packages(page)).ToContainTextAsync("Issued:");
        await Expect(Packages(page).GetByRole(AriaRole.Link, new() { Name = "Download" }).First).ToBeVisibleAsync();
    }

    /// <returns>The items as the page shows them.</returns>
    static async Task<string> DrawAsync(IPage page)
    {
        await OpenAsync(page, "/sample");
        await page.Locator("form.bulk select").SelectOptionAsync("PRV-01");
        await page.Locator("form.bulk input[type=number][min='1']").FillAsync("5");
        await page.Locator("form.bulk input[type=number][min='0']").FillAsync("20260401");
        await page.GetByRole(AriaRole.Button, new() { Name = "Draw" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Counted again" })).ToContainTextAsync("= agrees:");
        var items = page.Locator("table[aria-label='Drawn items'] tbody");
        await Expect(items.Locator("tr").First).ToBeVisibleAsync();
        Assert.InRange(await items.Locator("tr").CountAsync(), 1, 5);
        return await items.InnerTextAsync();
    }

    /// <summary>The package is whole for the page and for the command, which has nothing but the file; with one byte changed it is not.</summary>
    async Task CheckAsync(IPage page, string subject)
    {
        await OpenAsync(page, subject);
        var packages = Packages(page);
        await packages.GetByRole(AriaRole.Button, new() { Name = "Verify" }).First.ClickAsync();
        await Expect(packages).ToContainTextAsync("✓ whole");
        var download = await page.RunAndWaitForDownloadAsync(() => packages.GetByRole(AriaRole.Link, new() { Name = "Download" }).First.ClickAsync());
        using var folder = new TempFolder();
        await download.SaveAsAsync(folder["evidence.zip"]);
        (await CommandRun.RunAsync(folder, "evidence", "verify", "evidence.zip")).Ended(0);
        var bytes = await File.ReadAllBytesAsync(folder["evidence.zip"], TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(folder["changed.zip"], bytes, TestContext.Current.CancellationToken);
        Assert.NotEmpty((await CommandRun.RunAsync(folder, "evidence", "verify", "changed.zip")).Ended(1).Errors);
        await Expect(packages.GetByRole(AriaRole.Button, new() { Name = "Issue a package" })).ToHaveCountAsync(0);
        Assert.Equal(403, (await page.APIRequest.PostAsync($"/api/v1{subject}/evidence", new() { Headers = site.Own() })).Status);
    }
}
