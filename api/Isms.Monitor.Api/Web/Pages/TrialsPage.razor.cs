using System.Globalization;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Web.Access;
using Isms.Monitor.Api.Web.Parts;
using Isms.Monitor.Api.Web.Words;
using Isms.Monitor.Events;
using Microsoft.AspNetCore.Components;

namespace Isms.Monitor.Api.Web.Pages;

/// <summary>What detection is tried with, and what it missed.</summary>
public partial class TrialsPage : KeyedPage
{
    const int MostEntries = 200;
    const int Shown = 24;

    readonly Pane<TrialOverview> _pane = new();
    Toast? _toast;
    bool _may;
    bool _running;

    [Inject]
    ITrials Trials { get; set; } = default!;

    [Inject]
    CurrentUser User { get; set; } = default!;

    protected override IReadOnlyList<KeyHelp> Keys => [];

    protected override async Task OnInitializedAsync()
    {
        _may = await User.MayAsync(Permission.RunTrials);
        await LoadAsync();
    }

    protected override Task PressAsync(string key) => Task.CompletedTask;

    Task LoadAsync() => _pane.LoadAsync(async () => await Trials.OverviewAsync(MostEntries, default));

    async Task RunAsync(string id)
    {
        if (!await User.MayAsync(Permission.RunTrials)) return;
        _running = true;
        try
        {
            var start = await Trials.StartAsync(id, await User.NameAsync(), default);
            _toast = start?.Problem is { } problem ? new Toast(problem, Bad: true)
                : start is null ? new Toast("This trial is not in the registers any more.", Bad: true) : new Toast($"{id} is under way; look again in a few seconds.", Bad: false);
        }
        // Said to the user; nothing else of the page depends on it.
        catch (Exception failed) when (failed is IOException or InvalidOperationException)
        {
            _toast = new Toast($"Not done: {failed.Message}", Bad: true);
        }
        _running = false;
        await LoadAsync();
    }

    static string Schedule(TrialOverview of) =>
        of.Way.Length == 0 ? "nothing takes their lines in" : of.EveryMicros is { } every ? $"every {TimeWords.Span(every)} through {of.Way}" : $"by hand, through {of.Way}";

    /// <summary>With an hour on either side: devices' clocks differ, and the lines of a trial state times before its injection.</summary>
    static string Search(string query, long from, long to) => string.Create(CultureInfo.InvariantCulture, $"/search?q={Uri.EscapeDataString(query)}&from={from - UnixMicros.Hour}&to={to + UnixMicros.Hour}");

    static string After(long from, long? at) => at is { } known ? TimeWords.Span(Math.Max(known - from, 0)) : "–";
}
