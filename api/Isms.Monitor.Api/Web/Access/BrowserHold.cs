using Microsoft.JSInterop;

namespace Isms.Monitor.Api.Web.Access;

/// <summary>What the browser holds of a component, to call it. A component may be left at any moment, also while the browser is still being asked: then
/// nothing stays held, and nothing fails.</summary>
public sealed class BrowserHold<TComponent>(Browser browser, TComponent component) : IAsyncDisposable
    where TComponent : class
{
    DotNetObjectReference<TComponent>? _self;
    IJSObjectReference? _listening;
    bool _isAsking;
    bool _isLeft;

    /// <summary>Calls <c>OnKey</c> for these keys, unless someone types.</summary>
    public Task ListenAsync(IEnumerable<string> keys) => TakeAsync("listen", keys.ToArray());

    /// <summary>Calls <c>OnBrush</c> with two shares of the width when someone drags over the drawing.</summary>
    public Task BrushAsync(string id) => TakeAsync("brush", id);

    public async ValueTask DisposeAsync()
    {
        _isLeft = true;
        if (!_isAsking) await LetGoAsync();
    }

    async Task TakeAsync(string function, object argument)
    {
        _isAsking = true;
        try
        {
            var module = await browser.ModuleAsync();
            if (_isLeft) return;
            _self = DotNetObjectReference.Create(component);
            _listening = await module.InvokeAsync<IJSObjectReference?>(function, _self, argument);
        }
        // The tab or the circuit went while it was asked; nobody waits for an answer.
        catch (Exception gone) when (_isLeft && gone is JSDisconnectedException or ObjectDisposedException or OperationCanceledException)
        {
        }
        finally
        {
            _isAsking = false;
            if (_isLeft) await LetGoAsync();
        }
    }

    async ValueTask LetGoAsync()
    {
        try
        {
            if (_listening is not null)
            {
                await _listening.InvokeVoidAsync("stop");
                await _listening.DisposeAsync();
            }
        }
        // The tab is closed and its listeners with it.
        catch (JSDisconnectedException)
        {
        }
        _listening = null;
        _self?.Dispose();
    }
}
