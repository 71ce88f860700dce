using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Isms.Monitor.EndToEnd.Walk;

/// <summary>The main job, walked by a person with a browser: from the first log in to the management review.</summary>
[Collection(DemoWalks.Name)]
public sealed partial class WalkTests(DemoSite site, ITestOutputHelper output)
{
    /// <summary>An administrator: the walk looks at every main page.</summary>
    const string Person = "walker";

    const string SilentSensor = "ids-03";

    static readonly string Picture = Path.Combine(Repository.Root, "artifacts", "screens", "walk-failed.png");

    [Fact]
    public async Task A_person_logs_in_takes_the_top_incident_closes_it_by_keyboard_and_builds_the_review()
    {
        site.Need();
        var password = await site.AddAsync(Person, "administrator");
        await using var context = await site.Browser.NewContextAsync(new() { BaseURL = site.Url, ViewportSize = new() { Width = 1600, Height = 1000 } });
        context.SetDefaultTimeout(60_000);
        SetDefaultExpectTimeout(60_000);
        var page = await context.NewPageAsync();
        try
        {
            await LogInAsync(page, password);
            await CloseTopIncidentAsync(page);
            await SeeSilenceAsync(page);
            await BuildReviewAsync(page);
            await CheckAccessibilityAsync(page);
        }
        catch (Exception failed) when (failed is PlaywrightException or TimeoutException or Xunit.Sdk.XunitException)
        {
            output.WriteLine($"at {page.Url}, see {Picture}\n{site.ServerErrors}");
            await page.ScreenshotAsync(new() { Path = Picture });
            throw;
        }
    }

    /// <summary>With the password that was printed once; nothing else opens before it is changed.</summary>
    static async Task LogInAsync(IPage page, string firstPassword)
    {
        await page.GotoAsync("/");
        await Door.FillAsync(page, Person, firstPassword);
        await Expect(page).ToHaveURLAsync(PasswordAddress());
        await page.GotoAsync("/sources");
        await Expect(page).ToHaveURLAsync(PasswordAddress());
        await page.FillAsync("input[name=old]", firstPassword);
        await page.FillAsync("input[name=password]", DemoSite.Password);
        await page.FillAsync("input[name=again]", DemoSite.Password);
        await page.ClickAsync("button[type=submit]");
        await page.GotoAsync("/");
        if (page.Url.Contains("/login", StringComparison.Ordinal)) await Door.FillAsync(page, Person, DemoSite.Password);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Incidents", Exact = true })).ToBeVisibleAsync();
    }

    static async Task CloseTopIncidentAsync(IPage page)
    {
        var top = page.Locator("table[aria-label=Incidents] tbody tr").First;
        await Expect(top).ToBeVisibleAsync();
        var title = (await top.Locator("td.grow").InnerTextAsync()).Trim();
        await HearsKeysAsync(page);
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("table[aria-label=Incidents] tbody tr:focus")).ToHaveCountAsync(1);
        await page.GotoAsync((await top.Locator("td.grow a").GetAttributeAsync("href"))!);
        await Expect(page.Locator("h2.title")).ToHaveTextAsync(title);
        await Expect(page.Locator("p.reason")).Not.ToBeEmptyAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Why it fired" })).ToContainTextAsync("Severity critical");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Controls and risks" }).Locator("a").First).ToBeVisibleAsync();
        await HearsKeysAsync(page);
        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator("body")).ToContainTextAsync($"Acknowledged: {title}");
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator(".verdicts")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("1");
        await Expect(page.Locator("body")).ToContainTextAsync($"Closed: {title}");
        var history = page.GetByRole(AriaRole.Region, new() { Name = "History" });
        await Expect(history).ToContainTextAsync(Acknowledged());
        await Expect(history).ToContainTextAsync(Closed());
        await Expect(history).ToContainTextAsync(Person);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Decision" })).ToContainTextAsync("Verdict:");
    }

    /// <summary>The page is drawn before it listens: a key pressed in between is nobody's.</summary>
    static Task HearsKeysAsync(IPage page) => page.WaitForSelectorAsync("html[data-keys=ready]", new() { State = WaitForSelectorState.Attached });

    /// <summary>A sensor that fell silent is shown, and a control that rests on it is not measured, with the reason.</summary>
    static async Task SeeSilenceAsync(IPage page)
    {
        await page.GotoAsync("/sources");
        var source = page.Locator($"#source-{SilentSensor}");
        await Expect(source).ToContainTextAsync(Silent());
        var controls = await source.Locator("a.chip").AllInnerTextsAsync();
        Assert.NotEmpty(controls);
        await page.GotoAsync("/controls?show=unmeasured");
        var unmeasured = page.Locator("table[aria-label=Controls] tbody tr", new() { HasText = SilentSensor });
        await Expect(unmeasured.First).ToContainTextAsync(NotMeasured());
        var id = (await unmeasured.First.Locator("b").First.InnerTextAsync()).Trim();
        await page.GotoAsync($"/controls/{id}");
        await Expect(page.Locator("main")).ToContainTextAsync(NotMeasured());
        await Expect(page.Locator("main")).ToContainTextAsync(SilentSensor);
    }

    static async Task BuildReviewAsync(IPage page)
    {
        await page.GotoAsync("/reviews");
        await page.GetByRole(AriaRole.Button, new() { Name = "Build the report" }).ClickAsync();
        await Expect(page.Locator("body")).ToContainTextAsync("Built:");
        var report = page.GetByRole(AriaRole.Link, new() { Name = "Report", Exact = true }).First;
        await Expect(report).ToBeVisibleAsync();
        await page.GotoAsync((await report.GetAttributeAsync("href"))!);
        await Expect(page.Locator("body")).ToContainTextAsync("9.3.2");
        await Expect(page.Locator("body")).ToContainTextAsync(SilentSensor);
    }

    /// <summary>No serious violation on any main page, in both themes.</summary>
    async Task CheckAccessibilityAsync(IPage page)
    {
        var found = new List<string>();
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = theme });
            foreach (var path in new[] { "/", "/search", "/sources", "/controls", "/controls/A.8.15", "/measures", "/kpis/VIS-01", "/risks", "/reviews", "/rules", "/audit", "/users" })
            {
                await page.GotoAsync(path);
                await page.WaitForSelectorAsync(".shell");
                await page.WaitForFunctionAsync("() => !document.querySelector('.loading')");
                var result = await page.RunAxe();
                found.AddRange(result.Violations.Where(violation => violation.Impact is "serious" or "critical")
                    .Select(violation => $"{path} {theme}: {violation.Id}: {violation.Help} ({violation.Nodes.Length}, {string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))})"));
            }
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [GeneratedRegex("silent", RegexOptions.IgnoreCase)]
    private static partial Regex Silent();

    [GeneratedRegex("closed", RegexOptions.IgnoreCase)]
    private static partial Regex Closed();

    [GeneratedRegex("acknowledged", RegexOptions.IgnoreCase)]
    private static partial Regex Acknowledged();

    [GeneratedRegex("not measured", RegexOptions.IgnoreCase)]
    private static partial Regex NotMeasured();

    [GeneratedRegex("/password")]
    private static partial Regex PasswordAddress();
}
