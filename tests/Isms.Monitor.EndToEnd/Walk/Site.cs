using Isms.Monitor.EndToEnd.Running;
using Microsoft.Playwright;

namespace Isms.Monitor.EndToEnd.Walk;

/// <summary>The built program on an empty folder, and a browser: the one at <c>ISMS_TEST_CHROMIUM</c>, or Debian's.</summary>
/// <param name="command">How the program is started.</param>
public abstract class Site(string command) : IAsyncLifetime
{
    readonly TempFolder _folder = new();
    ServerProcess? _server;
    IPlaywright? _playwright;

    /// <summary>Why there is no browser; null when there is one.</summary>
    public string? Missing { get; private set; }

    public IBrowser Browser { get; private set; } = null!;

    public string Url => _server!.Url;

    public string ServerErrors => _server!.Errors;

    /// <summary>The password that the first start printed.</summary>
    public string FirstPassword => _server!.Password;

    public async ValueTask InitializeAsync()
    {
        var chromium = Environment.GetEnvironmentVariable("ISMS_TEST_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";
        if (!File.Exists(chromium))
        {
            Missing = $"No browser: {chromium} is not there. Install chromium, or set ISMS_TEST_CHROMIUM to the path of one.";
            return;
        }
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        _server = await ServerProcess.StartAsync(command, _folder, _folder["data"]);
        Assert.False(_server.HasExited, _server.Errors);
        await ReadyAsync(_server);
    }

    /// <summary>Waits for more than that it listens.</summary>
    private protected virtual Task ReadyAsync(ServerProcess server) => Task.CompletedTask;

    /// <summary>Skips the test when there is no browser, or fails it where one is required.</summary>
    public void Need()
    {
        if (Missing is null) return;
        Assert.False((Environment.GetEnvironmentVariable("ISMS_TEST_REQUIRE") ?? "").Split(',').Contains("browser"), Missing);
        Assert.Skip(Missing);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        if (Browser is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
