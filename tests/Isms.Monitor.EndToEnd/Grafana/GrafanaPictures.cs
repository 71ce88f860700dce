using Isms.Monitor.EndToEnd.Grafana.Frames;
using Isms.Monitor.EndToEnd.Grafana.Preview;
using Microsoft.Playwright;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>Previews of the dashboards over the sample documents for a person to look at, in artifacts/screens/grafana. Run by name only: it judges nothing.</summary>
public sealed class GrafanaPictures(LoadedElasticsearch server) : IClassFixture<LoadedElasticsearch>
{
    static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "screens", "grafana");

    [Fact(Explicit = true)]
    public async Task Every_dashboard()
    {
        server.Need();
        await DrawAsync(server.Search, LoadedElasticsearch.Now, "");
    }

    /// <param name="search">Whom to ask.</param>
    /// <param name="now">What <c>now</c> is in the dashboards.</param>
    /// <param name="prefix">Of the files' names.</param>
    internal static async Task DrawAsync(MultiSearch search, DateTimeOffset now, string prefix)
    {
        var abort = TestContext.Current.CancellationToken;
        Directory.CreateDirectory(Folder);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        foreach (var dashboard in DashboardFile.All)
        {
            var frames = new Dictionary<int, IReadOnlyList<Frame>>();
            foreach (var panel in dashboard.Panels)
            {
                var answers = new List<Frame>();
                foreach (var query in GrafanaQuery.OfPanel(dashboard, panel, now)) answers.AddRange(await search.FramesAsync(query, abort));
                frames[(int)panel["id"]!] = answers;
            }
            var path = Path.Combine(Folder, $"{prefix}{dashboard.Folder}-{dashboard.Name}");
            await File.WriteAllTextAsync(path + ".html", new PreviewPage(dashboard, now).Html(panel => frames[(int)panel["id"]!]), abort);
            var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = PreviewPage.Width, Height = 900 } });
            await page.GotoAsync("file://" + path + ".html");
            await page.ScreenshotAsync(new() { Path = path + ".png", FullPage = true });
            await page.CloseAsync();
        }
    }
}
