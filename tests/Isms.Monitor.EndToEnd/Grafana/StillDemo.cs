using System.Net.Http.Headers;
using System.Text;
using Isms.Monitor.EndToEnd.Running;
using Isms.Monitor.EndToEnd.Walk;
using Microsoft.Playwright;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>The demo's data behind a program that takes in nothing more, so that two servers can be asked about the same.</summary>
/// <remarks>Started by who needs it: that takes minutes.</remarks>
public sealed class StillDemo : IAsyncDisposable
{
    readonly TempFolder _folder = new();
    ServerProcess? _server;

    /// <summary>Before the program that answers was started: what it measures itself lies behind it.</summary>
    public DateTimeOffset Now { get; private set; }

    public string Url => _server!.Url + "/elasticsearch";

    public HttpClient Client => _server!.Client;

    public async Task StartAsync()
    {
        await using (var demo = await ServerProcess.StartAsync("demo", _folder, _folder["data"]))
        {
            Assert.False(demo.HasExited, demo.Errors);
            await demo.ToldAsync();
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
            var context = await browser.NewContextAsync(new() { BaseURL = demo.Url });
            context.SetDefaultTimeout(60_000);
            await Door.EnterAsync(await context.NewPageAsync(), DemoSite.Name, demo.Password);
            Now = TimeProvider.System.GetUtcNow();
            Assert.Equal(0, await demo.StopAsync());
        }
        _server = await ServerProcess.StartAsync("run", _folder, _folder["data"]);
        Assert.False(_server.HasExited, _server.Errors);
        var user = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{DemoSite.Name}:{DemoSite.Password}"));
        _server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", user);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _folder.Dispose();
    }
}
