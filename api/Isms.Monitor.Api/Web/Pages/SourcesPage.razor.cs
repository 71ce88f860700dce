using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Web.Access;
using Isms.Monitor.Api.Web.Parts;
using Isms.Monitor.Api.Web.Words;
using Microsoft.AspNetCore.Components;

namespace Isms.Monitor.Api.Web.Pages;

/// <summary>How the sources do, the troubled ones first, and what could not be parsed.</summary>
public partial class SourcesPage : KeyedPage
{
    const int Letters = 20;

    /// <summary>Sources shown at first; the troubled ones are the first.</summary>
    const int Rows = 40;
    static readonly TimeSpan Breath = TimeSpan.FromSeconds(2);

    readonly CancellationTokenSource _gone = new();
    readonly Pane<IReadOnlyList<SourceStatus>> _pane = new();
    readonly Pane<DeadLetters> _letters = new();
    Toast? _toast;
    string? _source;
    bool _may;
    bool _driving;
    bool _all;

    [Inject]
    ISources Sources { get; set; } = default!;

    [Inject]
    CurrentUser User { get; set; } = default!;

    [Inject]
    Announcer Announcer { get; set; } = default!;

    [Inject]
    TimeProvider Clock { get; set; } = default!;

    protected override IReadOnlyList<KeyHelp> Keys => [];

    protected override async Task OnInitializedAsync()
    {
        _may = await User.MayAsync(Permission.RedriveDeadLetters);
        await Task.WhenAll(LoadAsync(), LoadLettersAsync());
        _ = ListenAsync();
    }

    protected override Task PressAsync(string key) => Task.CompletedTask;

    async Task LoadAsync()
    {
        await _pane.LoadAsync(async () => await Sources.ListAsync(_gone.Token));
        StateHasChanged();
    }

    Task LoadLettersAsync() => _letters.LoadAsync(async () => await Sources.DeadLettersAsync(_source, Letters, _gone.Token));

    async Task ShowAsync(string? source)
    {
        _source = source;
        await LoadLettersAsync();
    }

    async Task RedriveAsync()
    {
        if (!await User.MayAsync(Permission.RedriveDeadLetters)) return;
        _driving = true;
        try
        {
            var result = await Sources.RedriveAsync(_source, await User.NameAsync(), _gone.Token);
            _toast = new Toast($"{result.Parsed:N0} of {result.Tried:N0} understood now, {result.Remaining:N0} stay.", Bad: result.Parsed == 0);
        }
        // Said to the user; the letters are where they were.
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            _toast = new Toast($"Not done: {e.Message} The dead letters are kept.", Bad: true);
        }
        _driving = false;
        await Task.WhenAll(LoadAsync(), LoadLettersAsync());
    }

    async Task ListenAsync() => await Announcer.FollowAsync(CatchUpAsync, _gone.Token, Topic.Sources);

    async Task CatchUpAsync()
    {
        await InvokeAsync(LoadAsync);
        await Task.Delay(Breath, Clock, _gone.Token);
    }

    protected override ValueTask LeaveAsync()
    {
        _gone.Cancel();
        _gone.Dispose();
        return ValueTask.CompletedTask;
    }

    string NameOf(string source) => _pane.Value?.FirstOrDefault(s => s.Id == source)?.Name ?? source;

    static string Words(IReadOnlyList<SourceStatus> all) => string.Concat(
        new[] { (SourceState.Silent, "silent"), (SourceState.Impaired, "impaired"), (SourceState.NeverSeen, "never seen") }
            .Select(s => (Count: all.Count(a => a.State == s.Item1), Word: s.Item2)).Where(s => s.Count > 0).Select(s => $" · {s.Count} {s.Word}"));

    static int Order(SourceState state) => state switch { SourceState.Silent => 0, SourceState.NeverSeen => 1, SourceState.Impaired => 2, _ => 3 };

    static string Drops(SourceStatus source) =>
        source.Drops.Count > 0 ? source.Drops.Sum(d => d.Count).ToString("N0") : source.Kind == "syslog-udp" ? "0" : "–";

    static string Skew(long micros) => (micros < 0 ? "−" : "+") + TimeWords.Span(Math.Abs(micros));
}
