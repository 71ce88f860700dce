using Microsoft.Playwright;

namespace Isms.Monitor.EndToEnd.Walk;

/// <summary>The way in: a first password is changed at the first login, whoever it belongs to.</summary>
static class Door
{
    public static async Task EnterAsync(IPage page, string name, string firstPassword)
    {
        await page.GotoAsync("/login");
        await FillAsync(page, name, firstPassword);
        await page.WaitForURLAsync("**/password**");
        await page.FillAsync("input[name=old]", firstPassword);
        await page.FillAsync("input[name=password]", DemoSite.Password);
        await page.FillAsync("input[name=again]", DemoSite.Password);
        await page.ClickAsync("button[type=submit]");
        await page.GotoAsync("/");
        if (page.Url.Contains("/login", StringComparison.Ordinal)) await FillAsync(page, name, DemoSite.Password);
        await page.WaitForSelectorAsync(".shell");
    }

    /// <summary>The form of the login.</summary>
    public static async Task FillAsync(IPage page, string name, string password)
    {
        await page.FillAsync("input[name=name]", name);
        await page.FillAsync("input[name=password]", password);
        await page.ClickAsync("button[type=submit]");
    }
}
