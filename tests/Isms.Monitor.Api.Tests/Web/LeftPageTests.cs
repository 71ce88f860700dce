using Bunit;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Web.Access;
using Isms.Monitor.Api.Web.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace Isms.Monitor.Api.Tests.Web;

/// <summary>Someone clicks on while the browser has not answered what the page asked of it.</summary>
public class LeftPageTests : WebTest
{
    readonly SlowBrowser _browser = new();

    void UseSlowBrowser()
    {
        Use(Company.Full());
        Services.AddScoped(_ => new Browser(_browser));
    }

    [Fact]
    public async Task A_page_left_before_the_module_is_there_asks_for_no_keys()
    {
        UseSlowBrowser();
        Render<KpiPage>(p => p.Add(page => page.Id, "VIS-01"));
        await DisposeComponentsAsync();
        _browser.Import.SetResult(_browser);
        await Renderer.Dispatcher.InvokeAsync(() => { });

        Assert.Equal(["import"], _browser.Calls);
        Assert.False(Renderer.UnhandledException.IsCompleted);
    }

    [Fact]
    public async Task A_page_left_before_the_keys_are_taken_gives_them_back()
    {
        UseSlowBrowser();
        _browser.Import.SetResult(_browser);
        Render<KpiPage>(p => p.Add(page => page.Id, "VIS-01"));
        await DisposeComponentsAsync();
        _browser.Listen.SetResult(_browser);
        await Renderer.Dispatcher.InvokeAsync(() => { });

        Assert.Equal(["import", "listen", "stop", "dispose"], _browser.Calls);
        Assert.False(Renderer.UnhandledException.IsCompleted);
    }

    [Fact]
    public async Task A_tab_closed_while_it_is_asked_is_no_failure()
    {
        UseSlowBrowser();
        Render<KpiPage>(p => p.Add(page => page.Id, "VIS-01"));
        await DisposeComponentsAsync();
        _browser.Import.SetException(new JSDisconnectedException("closed"));
        await Renderer.Dispatcher.InvokeAsync(() => { });

        Assert.False(Renderer.UnhandledException.IsCompleted);
    }

    /// <summary>Answers when the test says so. A reference that is disposed of cannot be sent, as in a real circuit.</summary>
    sealed class SlowBrowser : IJSRuntime, IJSObjectReference
    {
        public List<string> Calls { get; } = [];

        public TaskCompletionSource<IJSObjectReference> Import { get; } = new();

        public TaskCompletionSource<IJSObjectReference> Listen { get; } = new();

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Calls.Add(identifier);
            foreach (var page in args?.OfType<DotNetObjectReference<KeyedPage>>() ?? []) _ = page.Value;
            return identifier switch
            {
                "import" => (TValue)await Import.Task,
                "listen" => (TValue)await Listen.Task,
                _ => default!,
            };
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync()
        {
            Calls.Add("dispose");
            return ValueTask.CompletedTask;
        }
    }
}
