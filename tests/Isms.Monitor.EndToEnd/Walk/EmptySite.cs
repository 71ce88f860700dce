using Isms.Monitor.EndToEnd.Running;
using Microsoft.Playwright;

namespace Isms.Monitor.EndToEnd.Walk;

/// <summary>A server with registers and not one event, and a browser.</summary>
public sealed class EmptySite : IAsyncLifetime
{
    readonly TempFolder _folder = new();
    ServerProcess? _server;
    IPlaywright? _playwright;

    public IBrowser? Browser { get; private set; }

    public string Url => _server!.Url;

    public string FirstPassword => _server!.Password;

    public string ServerErrors => _server!.Errors;

    public async ValueTask InitializeAsync()
    {
        var chromium = Environment.GetEnvironmentVariable("ISMS_TEST_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";
        if (!File.Exists(chromium)) return;
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        _server = await ServerProcess.StartAsync("run", _folder, _folder["data"]);
        Assert.False(_server.HasExited, _server.Errors);
    }

    public void Need()
    {
        if (Browser is not null) return;
        const string missing = "No browser. Install chromium, or set ISMS_TEST_CHROMIUM to the path of one.";
        Assert.False((Environment.GetEnvironmentVariable("ISMS_TEST_REQUIRE") ?? "").Split(',').Contains("browser"), missing);
        Assert.Skip(missing);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        if (Browser is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
        _folder.Dispose();
    }
}
