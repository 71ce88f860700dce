using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Web.Access;
using Isms.Monitor.Api.Web.Parts;
using Microsoft.AspNetCore.Components;

namespace Isms.Monitor.Api.Web.Pages;

/// <summary>Who was told of what outside the console, and what did not get through.</summary>
public partial class NotificationsPage : KeyedPage
{
    const int MostRows = 200;

    static readonly string[] States = ["", "given up", "waiting", "sent"];

    readonly Pane<NotificationOverview> _pane = new();
    Toast? _toast;
    string _state = "";
    bool _may;
    bool _busy;

    [Inject]
    INotifications Notifications { get; set; } = default!;

    [Inject]
    CurrentUser User { get; set; } = default!;

    protected override IReadOnlyList<KeyHelp> Keys => [];

    protected override async Task OnInitializedAsync()
    {
        _may = await User.MayAsync(Permission.SendNotifications);
        await LoadAsync();
    }

    protected override Task PressAsync(string key) => Task.CompletedTask;

    Task LoadAsync() => _pane.LoadAsync(async () => await Notifications.OverviewAsync(_state, 0, MostRows, default));

    Task ShowAsync(string state)
    {
        _state = state;
        return LoadAsync();
    }

    Task TestAsync(string route) => DoAsync(async name => await Notifications.TestAsync(route, name, default) switch
    {
        null => new Toast("This route is not in the settings any more.", Bad: true),
        var attempts when attempts.FirstOrDefault(one => one.Detail.Length > 0) is { } bad => new Toast(bad.Detail, Bad: true),
        var attempts => new Toast($"Sent to {attempts.Count} {(attempts.Count == 1 ? "receiver" : "receivers")}.", Bad: false),
    });

    Task RetryAsync(string id) => DoAsync(async name => await Notifications.RetryAsync(id, name, default)
        ? new Toast("It is tried again in a few seconds.", Bad: false) : new Toast("It is not given up any more.", Bad: true));

    async Task DoAsync(Func<string, Task<Toast>> act)
    {
        if (!await User.MayAsync(Permission.SendNotifications)) return;
        _busy = true;
        try
        {
            _toast = await act(await User.NameAsync());
        }
        // Said to the user; nothing else of the page depends on it.
        catch (Exception failed) when (failed is IOException or InvalidOperationException or System.Data.Common.DbException)
        {
            _toast = new Toast($"Not done: {failed.Message}", Bad: true);
        }
        _busy = false;
        await LoadAsync();
    }

    static string To(NotificationRoute route) => route.ReachesNobody ? $"reaches nobody: {route.Role} has no mail address" : route.Receivers.Count == 0 ? "–" : string.Join(", ", route.Receivers);
}
