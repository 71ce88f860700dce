using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Microsoft.Playwright;

namespace Isms.Monitor.Api.Tests.Looking;

/// <summary>Pictures of every page for a person to look at, in artifacts/screens. Run by name only: it needs a browser and judges nothing.</summary>
public class Looks
{
    static readonly (string Name, string Path)[] Pages =
    [
        ("queue", "/"), ("search", "/search"), ("sources", "/sources"), ("controls", "/controls"), ("control", "/controls/A.8.15"),
        ("measures", "/measures"), ("risks", "/risks"), ("reviews", "/reviews"), ("review", "/reviews/r1"), ("kpi", "/kpis/VIS-01"), ("rules", "/rules"), ("audit", "/audit"), ("users", "/users"),
    ];

    [Fact(Explicit = true)]
    public async Task Pictures_of_every_page()
    {
        var company = Company.Full();
        await using var console = await TestConsole.ListenAsync(company);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        var only = Environment.GetEnvironmentVariable("ISMS_LOOK");
        foreach (var (theme, width) in new[] { ("light", 1280), ("dark", 1280), ("light", 400), ("dark", 400) })
        {
            if (only is not null && !only.Contains($"{theme}{width}", StringComparison.Ordinal)) continue;
            await using var context = await browser.NewContextAsync(new()
            {
                BaseURL = console.App.Urls.First(),
                ViewportSize = new() { Width = width, Height = width == 400 ? 860 : 900 },
                ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            });
            var page = await context.NewPageAsync();
            page.Console += (_, message) => { if (message.Type == "error") TestContext.Current.TestOutputHelper?.WriteLine($"{page.Url}: {message.Text}"); };
            await WalkAsync(page, company, $"{theme}-{width}");
        }
    }

    static async Task WalkAsync(IPage page, Company company, string name)
    {
        await page.GotoAsync("/login");
        await ShotAsync(page, $"{name}-login");
        await page.FillAsync("input[name=name]", RoleNames.Of(Role.Administrator));
        await page.FillAsync("input[name=password]", TestConsole.Password);
        await page.ClickAsync("button[type=submit]");
        await page.WaitForSelectorAsync("tbody tr");
        foreach (var (shot, path) in Pages)
        {
            await page.GotoAsync(path);
            await page.WaitForSelectorAsync(".shell");
            await page.WaitForFunctionAsync("() => !document.querySelector('.loading')");
            await ShotAsync(page, $"{name}-{shot}");
        }
        var first = company.Incidents.All.First(i => i.Machine.Title.StartsWith("Malware after", StringComparison.Ordinal)).Id;
        await page.GotoAsync($"/incidents/{first}");
        await page.WaitForSelectorAsync("h2.title");
        await ShotAsync(page, $"{name}-incident", whole: true);
        await page.GotoAsync("/");
        await page.WaitForSelectorAsync("tbody tr");
        await page.ClickAsync("tbody tr button.value");
        await page.WaitForSelectorAsync(".mud-popover-open .mud-menu-item");
        await ShotAsync(page, $"{name}-menu");
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForFunctionAsync("() => !document.querySelector('.mud-popover-open')");
        foreach (var key in new[] { "j", "k" })
        {
            await page.Keyboard.PressAsync(key);
            await page.WaitForFunctionAsync("() => document.activeElement.tagName === 'TR'");
        }
        await ShotAsync(page, $"{name}-moved");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("h2.title");
        await page.Keyboard.PressAsync("c");
        await page.WaitForSelectorAsync(".verdicts");
        await ShotAsync(page, $"{name}-pane");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("?");
        await page.WaitForSelectorAsync("[role=dialog]");
        await ShotAsync(page, $"{name}-keys");
    }

    static Task ShotAsync(IPage page, string name, bool whole = false) => page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Repository.Root, "artifacts", "screens", name + ".png"),
        FullPage = whole,
    });
}
