using Isms.Monitor.Api.Web.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Isms.Monitor.Api.Web.Access;

/// <summary>A page that is worked by keys. <c>?</c> shows them, <c>g</c> and a letter goes to another page.</summary>
public abstract class KeyedPage : ComponentBase, IAsyncDisposable
{
    static readonly KeyHelp[] Common =
    [
        new("g q", "go to the queue"), new("g s", "go to search"), new("g o", "go to sources"),
        new("g c", "go to controls"), new("g m", "go to measures"), new("?", "show or hide this list"),
    ];

    BrowserHold<KeyedPage>? _held;

    [Inject]
    protected Browser Browser { get; set; } = default!;

    [Inject]
    protected ValuePicker Picker { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>The list of keys is shown.</summary>
    protected bool ShowsKeys { get; set; }

    /// <summary>The keys of this page, in the order of the list.</summary>
    protected abstract IReadOnlyList<KeyHelp> Keys { get; }

    protected IEnumerable<KeyHelp> AllKeys => Keys.Concat(Common);

    /// <summary>What a key of <see cref="Keys"/> or Escape does.</summary>
    protected abstract Task PressAsync(string key);

    [JSInvokable]
    public Task OnKey(string key) => InvokeAsync(async () =>
    {
        if (key == "Escape" && Picker.Close is { } close) await close();
        else if (key == "?") ShowsKeys = !ShowsKeys;
        else if (key == "Escape" && ShowsKeys) ShowsKeys = false;
        else if (PathOf(key) is { } path) Navigation.NavigateTo(path);
        else await PressAsync(key);
        StateHasChanged();
    });

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _held = new BrowserHold<KeyedPage>(Browser, this);
        var keys = AllKeys.SelectMany(k => k.Keys.StartsWith("g ", StringComparison.Ordinal) ? [k.Keys] : k.Keys.Split(' ')).Append("Escape");
        await _held.ListenAsync(keys);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await LeaveAsync();
        if (_held is not null) await _held.DisposeAsync();
    }

    /// <summary>What else ends with the page.</summary>
    protected virtual ValueTask LeaveAsync() => ValueTask.CompletedTask;

    static string? PathOf(string key) => key switch
    {
        "g q" => "/",
        "g s" => "/search",
        "g o" => "/sources",
        "g c" => "/controls",
        "g m" => "/measures",
        _ => null,
    };
}

/// <param name="Keys">One or more keys with a blank between them; <c>g q</c> is a sequence.</param>
/// <param name="Does">What they do.</param>
public sealed record KeyHelp(string Keys, string Does);
