using Microsoft.JSInterop;

namespace Isms.Monitor.Api.Web.Access;

/// <summary>The few things that only the browser can do. Lives as long as the circuit.</summary>
public sealed class Browser(IJSRuntime js) : IAsyncDisposable
{
    IJSObjectReference? _module;

    public async Task FocusAsync(string id) => await (await ModuleAsync()).InvokeVoidAsync("focusOn", id);

    public async Task CopyAsync(string text) => await (await ModuleAsync()).InvokeVoidAsync("copy", text);

    /// <summary>Left and bottom of what has the focus, in pixels.</summary>
    public async Task<double[]> PlaceOfFocusAsync() => await (await ModuleAsync()).InvokeAsync<double[]?>("placeOfFocus") ?? [0, 0];

    /// <summary>Moves the focus to the first element that the selector finds, once it is there; <see cref="LeaveMenuAsync"/> moves it back.</summary>
    public async Task EnterMenuAsync(string selector) => await (await ModuleAsync()).InvokeVoidAsync("enterMenu", selector);

    public async Task LeaveMenuAsync() => await (await ModuleAsync()).InvokeVoidAsync("leaveMenu");

    /// <summary>light, dark or system.</summary>
    public async Task<string> ThemeAsync() => await (await ModuleAsync()).InvokeAsync<string?>("themeOf") ?? "system";

    public async Task SetThemeAsync(string name) => await (await ModuleAsync()).InvokeVoidAsync("setTheme", name);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null) await _module.DisposeAsync();
        }
        // The tab is closed: there is nothing left to dispose of.
        catch (JSDisconnectedException)
        {
        }
    }

    internal async Task<IJSObjectReference> ModuleAsync() => _module ??= await js.InvokeAsync<IJSObjectReference>("import", "./js/console.js");
}
