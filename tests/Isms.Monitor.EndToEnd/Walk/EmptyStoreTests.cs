using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Isms.Monitor.EndToEnd.Walk;

/// <summary>No data never reads as good: every page, every answer and every export of a server that has seen no event is walked.</summary>
public sealed partial class EmptyStoreTests(EmptySite site, ITestOutputHelper output) : IClassFixture<EmptySite>
{
    /// <summary>Answers that have no end, or that are no answer about the ISMS.</summary>
    static readonly string[] Left = ["/api/v1/live", "/api/v1/stream"];

    static readonly HashSet<string> Good = new(["effective", "likely-effective", "likely_effective", "likelyEffective", "satisfied", "passed"], StringComparer.Ordinal);

    [Fact]
    public async Task Not_one_event_and_not_one_good_state_on_any_page_in_any_answer_or_export()
    {
        site.Need();
        await using var context = await site.Browser.NewContextAsync(new() { BaseURL = site.Url });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        await Door.EnterAsync(page, DemoSite.Name, site.FirstPassword);
        var built = await page.APIRequest.PostAsync("/api/v1/reviews", new() { DataObject = new { from = "2026-01-01", to = "2026-03-31" }, Headers = new Dictionary<string, string> { ["Origin"] = site.Url } });
        Assert.True(built.Status is 200 or 201, $"{built.Status}: {await built.TextAsync()}");
        var good = new List<string>();
        var answers = await AnswersAsync(page, good);
        var pages = await PagesAsync(page, good);
        output.WriteLine($"{answers} answers, {pages} pages");
        Assert.True(good.Count == 0, string.Join('\n', good));
        Assert.True(answers >= 60 && pages >= 60, $"only {answers} answers and {pages} pages were walked");
    }

    async Task<int> AnswersAsync(IPage page, List<string> good)
    {
        using var routes = JsonDocument.Parse(await (await page.APIRequest.GetAsync("/openapi/v1.json")).TextAsync());
        var paths = routes.RootElement.GetProperty("paths").EnumerateObject().Where(path => path.Value.TryGetProperty("get", out _)).Select(path => path.Name).Where(path => !Left.Contains(path)).ToList();
        var walked = 0;
        foreach (var path in await FilledAsync(page, paths))
        {
            var answer = await page.APIRequest.GetAsync(path);
            if (answer.Status != 200) continue;
            walked++;
            var text = await answer.TextAsync();
            if (answer.Headers.GetValueOrDefault("content-type", "").Contains("json", StringComparison.Ordinal)) Walk(JsonDocument.Parse(text).RootElement, path, good);
            else if (Legend().Replace(text, "") is var told && (told.Contains("class=\"state effective\"", StringComparison.Ordinal) || told.Contains("class=\"state likely", StringComparison.Ordinal))) good.Add(path);
        }
        return walked;
    }

    /// <summary>Paths with every control, KPI, review and register in their places.</summary>
    static async Task<IEnumerable<string>> FilledAsync(IPage page, List<string> paths)
    {
        var (controls, kpis, reviews) = (await IdsAsync(page, "/api/v1/controls"), await IdsAsync(page, "/api/v1/kpis"), await IdsAsync(page, "/api/v1/reviews"));
        return paths.SelectMany(path => path.Contains("/controls/{", StringComparison.Ordinal) ? Each(path, controls) : path.Contains("/kpis/{", StringComparison.Ordinal) ? Each(path, kpis)
            : path.Contains("/reviews/{", StringComparison.Ordinal) ? Each(path, reviews) : [path]).Where(path => !path.Contains('{', StringComparison.Ordinal));
    }

    static IEnumerable<string> Each(string path, IReadOnlyList<string> ids)
    {
        var (open, close) = (path.IndexOf('{', StringComparison.Ordinal), path.IndexOf('}', StringComparison.Ordinal));
        return ids.Select(id => $"{path[..open]}{id}{path[(close + 1)..]}");
    }

    static async Task<IReadOnlyList<string>> IdsAsync(IPage page, string path)
    {
        var ids = new List<string>();
        Collect((await (await page.APIRequest.GetAsync(path)).JsonAsync())!.Value);
        Assert.NotEmpty(ids);
        return [.. ids.Distinct()];

        void Collect(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array) foreach (var item in element.EnumerateArray()) Collect(item);
            if (element.ValueKind != JsonValueKind.Object) return;
            if (element.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String) ids.Add(id.GetString()!);
            else foreach (var property in element.EnumerateObject()) Collect(property.Value);
        }
    }

    /// <summary>A field that is a state, an outcome or a status, wherever it stands.</summary>
    static void Walk(JsonElement element, string at, List<string> good)
    {
        if (element.ValueKind == JsonValueKind.Array) foreach (var item in element.EnumerateArray()) Walk(item, at, good);
        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String && Good.Contains(property.Value.GetString()!)) good.Add($"{at}: {property.Name} is {property.Value}");
            if (property.Name is "effective" or "likely_effective" or "likelyEffective" && property.Value.ValueKind == JsonValueKind.Number && property.Value.GetInt32() != 0) good.Add($"{at}: {property.Name} is {property.Value}");
            Walk(property.Value, $"{at}.{property.Name}", good);
        }
    }

    static async Task<int> PagesAsync(IPage page, List<string> good)
    {
        await page.GotoAsync("/");
        var links = await page.Locator("nav a[href]").EvaluateAllAsync<string[]>("links => links.map(link => new URL(link.href).pathname)");
        var paths = links.Concat((await IdsAsync(page, "/api/v1/kpis")).Select(id => $"/kpis/{id}")).Concat((await IdsAsync(page, "/api/v1/controls")).Where(id => id.StartsWith("A.8.", StringComparison.Ordinal)).Select(id => $"/controls/{id}")).Distinct().ToList();
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            await page.WaitForSelectorAsync(".shell");
            await page.WaitForFunctionAsync("() => !document.querySelector('.loading')");
            var marks = await page.Locator(".mark.effective, .mark.likely, .state.effective, .state.likely").CountAsync();
            var counted = await page.Locator(".counts .effective").AllInnerTextsAsync();
            if (marks > 0) good.Add($"{path}: {marks} good marks");
            if (counted.Any(text => text.Any(letter => letter is >= '1' and <= '9'))) good.Add($"{path}: {string.Join(' ', counted)} counted as effective");
        }
        return paths.Count;
    }

    /// <summary>It shows every mark, to say what it means.</summary>
    [GeneratedRegex("<p class=\"legend\">.*?</p>", RegexOptions.Singleline)]
    private static partial Regex Legend();
}
