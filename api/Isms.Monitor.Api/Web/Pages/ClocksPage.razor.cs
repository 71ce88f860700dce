using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Api.Web.Access;
using Isms.Monitor.Api.Web.Parts;
using Isms.Monitor.Controls.Acting.Clocks;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Microsoft.AspNetCore.Components;

namespace Isms.Monitor.Api.Web.Pages;

/// <summary>Legal clocks that count down while they are looked at, overdue ones first.</summary>
public partial class ClocksPage : KeyedPage
{
    static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource _gone = new();
    readonly Pane<ClockRows> _pane = new();
    ClockRow? _open;
    bool _waives, _maySend, _mayWaive;
    string _text = "";
    DateTime _sent;
    string? _problem;
    Toast? _toast;

    [Inject]
    ClockDesk Desk { get; set; } = default!;

    [Inject]
    ActingBasis Basis { get; set; } = default!;

    [Inject]
    CurrentUser User { get; set; } = default!;

    [Inject]
    Announcer Announcer { get; set; } = default!;

    [Inject]
    TimeProvider Clock { get; set; } = default!;

    protected override IReadOnlyList<KeyHelp> Keys { get; } = [new("Escape", "leave the form")];

    long Now => UnixMicros.From(Clock.GetUtcNow());

    string Regimes => string.Join(", ", Basis.Clocks.Regimes.Select(regime => regime.Name));

    IReadOnlyList<ClockRow>? _rows => _pane.Value?.Rows;

    /// <summary>A clock may run out while it is looked at.</summary>
    IEnumerable<ClockRow> Ordered => (_rows ?? []).OrderBy(State).ThenBy(row => row.Record.Value.DueMicros).ThenBy(row => row.Record.Value.Id, StringComparer.Ordinal);

    protected override async Task OnInitializedAsync()
    {
        (_maySend, _mayWaive) = (await User.MayAsync(Permission.RecordCourse), await User.MayAsync(Permission.ManageActions));
        await LoadAsync();
        _ = ListenAsync();
        _ = TickAsync();
    }

    protected override Task PressAsync(string key)
    {
        if (key == "Escape") _open = null;
        return Task.CompletedTask;
    }

    ClockState State(ClockRow row) => row.Record.Value.StateAt(Now);

    async Task LoadAsync()
    {
        await _pane.LoadAsync(async () => new ClockRows(await Desk.ListAsync(_gone.Token)));
        StateHasChanged();
    }

    void Open(ClockRow row, bool waives) => (_open, _waives, _text, _sent, _problem) = (row, waives, "", Clock.GetUtcNow().UtcDateTime, null);

    async Task SaveAsync()
    {
        if (_open is not { Record: var record } row) return;
        var user = await User.PrincipalAsync();
        var outcome = _waives ? await Desk.WaiveAsync(user, record.Value.Id, record.Version, _text, default)
            : await Desk.SendAsync(user, record.Value.Id, record.Version, MomentEntry.Micros(_sent), _text, default);
        _problem = outcome switch
        {
            WriteOutcome<ClockStep>.Refused refused => refused.Why.ToString(),
            WriteOutcome<ClockStep>.Stale => "Somebody was faster; nothing was changed. Look at the new version and do it again.",
            _ => null,
        };
        if (outcome is WriteOutcome<ClockStep>.Done) (_open, _toast) = (null, new Toast($"{row.Regime}, {row.Title}: {(_waives ? "waived" : "sent")}."));
        await LoadAsync();
    }

    async Task ListenAsync() => await Announcer.FollowAsync(() => InvokeAsync(LoadAsync), _gone.Token, Topic.Records);

    async Task TickAsync()
    {
        while (!_gone.IsCancellationRequested)
        {
            await Task.Delay(Tick, Clock, _gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (!_gone.IsCancellationRequested) await InvokeAsync(StateHasChanged);
        }
    }

    protected override ValueTask LeaveAsync()
    {
        _gone.Cancel();
        return ValueTask.CompletedTask;
    }

    /// <summary>A pane holds one value.</summary>
    sealed record ClockRows(IReadOnlyList<ClockRow> Rows);
}
