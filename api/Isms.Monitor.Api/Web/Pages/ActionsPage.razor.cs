using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Api.Web.Access;
using Isms.Monitor.Api.Web.Parts;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;
using Microsoft.AspNetCore.Components;

namespace Isms.Monitor.Api.Web.Pages;

/// <summary>What is not as it should be and what is done about it (10.2): drafts to decide first.</summary>
public partial class ActionsPage : KeyedPage
{
    const string New = "new";

    readonly CancellationTokenSource _gone = new();
    readonly Pane<IReadOnlyList<Recorded<Nonconformity>>> _pane = new();
    IReadOnlyList<Recorded<Nonconformity>> _history = [];
    Toast? _toast;
    string? _open;
    bool _may;

    [Inject]
    NonconformityDesk Desk { get; set; } = default!;

    [Inject]
    ActingBasis Basis { get; set; } = default!;

    [Inject]
    CurrentUser User { get; set; } = default!;

    [Inject]
    Announcer Announcer { get; set; } = default!;

    [Inject]
    TimeProvider Clock { get; set; } = default!;

    protected override IReadOnlyList<KeyHelp> Keys { get; } = [new("Escape", "fold")];

    long Now => UnixMicros.From(Clock.GetUtcNow());

    DateOnly Today => UnixMicros.DayOf(Now);

    IReadOnlyList<CorrectiveAction> Corrective =>
        [.. Basis.Registers().CorrectiveActions.OrderBy(action => action.Verified is not null).ThenBy(action => action.OriginalDue).ThenBy(action => action.Id, StringComparer.Ordinal)];

    protected override async Task OnInitializedAsync()
    {
        _may = await User.MayAsync(Permission.ManageActions);
        await LoadAsync();
        _ = ListenAsync();
    }

    protected override Task PressAsync(string key)
    {
        if (key == "Escape") _open = null;
        return Task.CompletedTask;
    }

    async Task LoadAsync()
    {
        await _pane.LoadAsync(async () => await Desk.ListAsync(_gone.Token));
        StateHasChanged();
    }

    async Task OpenAsync(string id)
    {
        _history = await Desk.HistoryAsync(id, _gone.Token);
        _open = _open == id ? null : id;
    }

    async Task SavedAsync(Nonconformity saved)
    {
        _toast = new Toast($"{saved.Id}: {Words.ActingWords.Of(saved.State)}.");
        _open = null;
        await LoadAsync();
    }

    async Task ListenAsync() => await Announcer.FollowAsync(() => InvokeAsync(LoadAsync), _gone.Token, Topic.Records, Topic.Measurements);

    protected override ValueTask LeaveAsync()
    {
        _gone.Cancel();
        _gone.Dispose();
        return ValueTask.CompletedTask;
    }

    static bool IsDraft(Recorded<Nonconformity> one) => one.Value.State == NonconformityState.Draft;

    string RoleOf(string id) => Basis.Registers().Roles.FirstOrDefault(role => role.Id == id)?.Title is { Length: > 0 } title ? title : id.Length > 0 ? id : "–";

    string State(CorrectiveAction action) => action switch
    {
        { Verified: not null } => "✓ done",
        { Completed: not null } => "~ effect not checked",
        _ when action.LateOn(Today) => "✗ late",
        _ => "○ open",
    };

    static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd") ?? "–";

    static string Or(string text) => text.Length > 0 ? text : "–";

    static string Short(string subject) => subject.Length <= 16 ? subject : "incident " + subject[..8] + "…";

    static string Link(string subject) => subject.StartsWith("A.", StringComparison.Ordinal) ? $"/controls/{Uri.EscapeDataString(subject)}"
        : subject.Length == 32 ? $"/incidents/{Uri.EscapeDataString(subject)}" : $"/measures#{Uri.EscapeDataString(subject)}";
}
