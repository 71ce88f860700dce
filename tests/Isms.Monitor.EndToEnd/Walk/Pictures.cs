using Microsoft.Playwright;

namespace Isms.Monitor.EndToEnd.Walk;

/// <summary>Pictures of every page of the demo for a person to look at, in artifacts/screens/demo. Run by name only: it judges nothing.</summary>
[Collection(DemoWalks.Name)]
public sealed class Pictures(DemoSite site)
{
    static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "screens", "demo");

    [Fact(Explicit = true)]
    public async Task Every_page_wide_and_narrow_light_and_dark()
    {
        site.Need();
        Directory.CreateDirectory(Folder);
        IReadOnlyList<string>? paths = null;
        foreach (var (theme, width) in new[] { (ColorScheme.Light, 1280), (ColorScheme.Dark, 1280), (ColorScheme.Light, 400), (ColorScheme.Dark, 400) })
        {
            await using var context = await site.Browser.NewContextAsync(new()
            {
                BaseURL = site.Url, ViewportSize = new() { Width = width, Height = width == 400 ? 860 : 900 }, ColorScheme = theme,
            });
            var page = await context.NewPageAsync();
            await LogInAsync(page);
            paths ??= await PathsAsync(page);
            foreach (var path in paths) await ShotAsync(page, path, $"{theme}-{width}".ToLowerInvariant());
        }
    }

    static async Task LogInAsync(IPage page)
    {
        await page.GotoAsync("/login");
        await Door.FillAsync(page, DemoSite.Name, DemoSite.Password);
        await page.WaitForSelectorAsync(".shell");
    }

    /// <summary>What the navigation offers, and one page of each kind that lists lead to.</summary>
    static async Task<IReadOnlyList<string>> PathsAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.WaitForSelectorAsync("table[aria-label=Incidents] tbody tr td.grow a");
        var links = await page.Locator("nav a[href]").EvaluateAllAsync<string[]>("links => links.map(link => new URL(link.href).pathname)");
        var incident = await page.Locator("table[aria-label=Incidents] tbody tr td.grow a").First.GetAttributeAsync("href");
        return [.. links.Distinct(), $"/{incident!.TrimStart('/')}", "/controls/A.8.7", "/controls/A.8.16"];
    }

    static async Task ShotAsync(IPage page, string path, string kind)
    {
        await page.GotoAsync(path);
        await page.WaitForSelectorAsync(".shell");
        await page.WaitForFunctionAsync("() => !document.querySelector('.loading')");
        var name = path.Length == 1 ? "queue" : path.StartsWith("/incidents/", StringComparison.Ordinal) ? "incident" : path.Trim('/').Replace('/', '-');
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{kind}.png"), FullPage = true });
    }
}
