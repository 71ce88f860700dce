using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Web.Access;
using Isms.Monitor.Api.Web.Words;
using Isms.Monitor.Incidents;
using Microsoft.AspNetCore.Components;

namespace Isms.Monitor.Api.Web.Parts;

/// <summary>Actions on incidents, by button and by key: one, several, or everything that a query matches.</summary>
public partial class ActionBar : ComponentBase, IDisposable
{
    public static readonly IReadOnlyList<KeyHelp> Keys =
    [
        new("a", "acknowledge, and take it when nobody has it"), new("i", "in progress"), new("s", "resolved"),
        new("c", "close, then 1 to 8 for the verdict"), new("1 2 3 4 5 6 7 8", "which verdict"), new("r", "reopen"),
        new("o", "assign to me"), new("n", "note"), new("u", "undo the last action"),
    ];

    static readonly Offer[] Offers =
    [
        new("a", "Acknowledge", IncidentState.Acknowledged), new("i", "In progress", IncidentState.InProgress),
        new("s", "Resolved", IncidentState.Resolved), new("c", "Close", IncidentState.Closed), new("r", "Reopen", IncidentState.Reopened),
        new("o", "Assign to me", null), new("n", "Note", null),
    ];

    readonly CancellationTokenSource _gone = new();
    Mode _mode;
    Verdict? _verdict;
    string _note = "";
    Toast? _toast;
    BulkJob? _job;
    ActionOutcome.Conflict? _conflict;
    IncidentAction? _insist;

    enum Mode : byte
    {
        None,
        Closing,
        Noting,
    }

    /// <summary>What the actions are for; empty: none is offered.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<IncidentRow> Targets { get; set; } = [];

    /// <summary>When set, the actions are for everything that matches this, however much it is.</summary>
    [Parameter]
    public string? WholeQuery { get; set; }

    /// <summary>How many match <see cref="WholeQuery"/>.</summary>
    [Parameter]
    public long WholeCount { get; set; }

    [Parameter]
    public bool May { get; set; }

    [Parameter]
    public RenderFragment? Lead { get; set; }

    /// <summary>An incident has a new version.</summary>
    [Parameter]
    public EventCallback<Incident> Changed { get; set; }

    /// <summary>A bulk job has ended: everything may have changed.</summary>
    [Parameter]
    public EventCallback Finished { get; set; }

    [Inject]
    IncidentDesk Desk { get; set; } = default!;

    [Inject]
    CurrentUser User { get; set; } = default!;

    [Inject]
    Browser Browser { get; set; } = default!;

    [Inject]
    TimeProvider Clock { get; set; } = default!;

    bool IsBulk => WholeQuery is not null || Targets.Count > 1;

    string Noun => WholeQuery is not null ? $"all {WholeCount:N0}" : Targets.Count == 1 ? "this incident" : $"{Targets.Count} incidents";

    /// <summary>True when the key meant something here.</summary>
    public async Task<bool> PressAsync(string key)
    {
        if (key == "Escape") return Leave();
        if (_mode == Mode.Closing && key is [>= '1' and <= '8']) await ChooseAsync(StateWords.Verdicts[key[0] - '1']);
        else if (key == "u" && _toast?.Undo is { } undo) await undo();
        else if (!May || Offers.FirstOrDefault(o => o.Key == key) is not { } offer || !CanOffer(offer)) return false;
        else await StartAsync(offer);
        StateHasChanged();
        return true;
    }

    /// <summary>Does it to the targets.</summary>
    public async Task RunAsync(IncidentAction action)
    {
        if (action.Problem is { } problem)
        {
            _toast = new Toast(problem, Bad: true);
            return;
        }
        try
        {
            if (IsBulk) await RunBulkAsync(action);
            else if (Targets.Count == 1) await RunOneAsync(Targets[0].Id, Targets[0].Version, action);
        }
        // Said to the user: what was typed stays on the page.
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or InvalidOperationException)
        {
            _toast = new Toast($"Not done: {e.Message} Nothing was changed.", Bad: true);
        }
        StateHasChanged();
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _gone.Cancel();
        _gone.Dispose();
    }

    bool CanOffer(Offer offer) => WholeQuery is not null ? WholeCount > 0
        : Targets.Count > 0 && (offer.To is not { } to || Targets.Any(t => Lifecycle.Allows(t.State, to)));

    async Task StartAsync(Offer offer)
    {
        Cancel();
        switch (offer.Key)
        {
            case "a": await RunAsync(new IncidentAction { Kind = IncidentActionKind.Acknowledge }); break;
            case "i": await RunAsync(new IncidentAction { Kind = IncidentActionKind.Start }); break;
            case "s": await RunAsync(new IncidentAction { Kind = IncidentActionKind.Resolve }); break;
            case "r": await RunAsync(new IncidentAction { Kind = IncidentActionKind.Reopen }); break;
            case "o": await RunAsync(new IncidentAction { Kind = IncidentActionKind.Assign, Owner = await User.NameAsync() }); break;
            case "c": _mode = Mode.Closing; break;
            case "n": (_mode, _focus) = (Mode.Noting, "note"); break;
        }
    }

    /// <summary>A verdict that needs a reason waits for it; the others close at once.</summary>
    async Task ChooseAsync(Verdict verdict)
    {
        _verdict = verdict;
        if (IncidentAction.NeedsReason(verdict) && string.IsNullOrWhiteSpace(_note)) await Browser.FocusAsync("verdict-note");
        else await CloseAsync();
    }

    async Task CloseAsync()
    {
        var action = new IncidentAction { Kind = IncidentActionKind.Close, Verdict = _verdict, Note = Blank(_note) };
        if (action.Problem is null) Cancel();
        await RunAsync(action);
    }

    async Task NoteAsync()
    {
        var action = new IncidentAction { Kind = IncidentActionKind.Note, Note = Blank(_note) };
        if (action.Problem is null) Cancel();
        await RunAsync(action);
    }

    async Task RunOneAsync(string id, int version, IncidentAction action)
    {
        var outcome = await Desk.ActAsync(await User.PrincipalAsync(), id, version, action, _gone.Token);
        (_conflict, _insist) = (outcome as ActionOutcome.Conflict, action);
        switch (outcome)
        {
            case ActionOutcome.Done done:
                _toast = new Toast($"{StateWords.Done(action.Kind)}: {done.Incident.Machine.Title}", Undo: () => UndoAsync(id, done.Incident.Version));
                await Changed.InvokeAsync(done.Incident);
                break;
            case ActionOutcome.Refused refused:
                _toast = new Toast($"{refused.Problem} Possible now: {string.Join(", ", refused.Allowed.Select(StateWords.Of))}.", Bad: true);
                await Changed.InvokeAsync(refused.Current);
                break;
            case ActionOutcome.NotFound:
                _toast = new Toast("This incident is not there any more.", Bad: true);
                break;
        }
    }

    async Task InsistAsync()
    {
        if (_conflict is not { Current: var current } || _insist is not { } action) return;
        _conflict = null;
        await RunOneAsync(current.Id, current.Version, action);
    }

    async Task UndoAsync(string id, int version)
    {
        var outcome = await Desk.UndoAsync(await User.PrincipalAsync(), id, version, _gone.Token);
        _toast = outcome is ActionOutcome.Done ? new Toast("Taken back.") : new Toast("It was changed again since; the change stays.", Bad: true);
        if (outcome is ActionOutcome.Done done) await Changed.InvokeAsync(done.Incident);
        StateHasChanged();
    }

    async Task RunBulkAsync(IncidentAction action)
    {
        var user = await User.PrincipalAsync();
        if (WholeQuery is { } query)
        {
            var answer = await Desk.ActOnAllAsync(user, query, action, _gone.Token);
            _job = answer.Value;
            if (!answer.Understood) _toast = new Toast(answer.Problem.Problem, Bad: true);
        }
        else _job = await Desk.ActOnAsync(user, [.. Targets.Select(t => new IncidentVersion(t.Id, t.Version))], action, _gone.Token);
        if (_job is not null) _ = FollowAsync();
    }

    async Task UndoJobAsync()
    {
        if (_job is null) return;
        _job = Desk.UndoJob(await User.PrincipalAsync(), _job.Id) ?? _job;
        if (_job.State == BulkState.Running) _ = FollowAsync();
    }

    async Task FollowAsync()
    {
        try
        {
            while (_job is { State: BulkState.Running } job)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), Clock, _gone.Token);
                _job = Desk.Job(job.Id);
                await InvokeAsync(StateHasChanged);
            }
            await InvokeAsync(Finished.InvokeAsync);
        }
        // The page was left; the job goes on.
        catch (OperationCanceledException)
        {
        }
    }

    bool Leave()
    {
        var had = _mode != Mode.None || _conflict is not null;
        Cancel();
        _conflict = null;
        StateHasChanged();
        return had;
    }

    void Cancel() => (_mode, _verdict, _note) = (Mode.None, null, "");

    string? _focus;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is not { } id) return;
        _focus = null;
        await Browser.FocusAsync(id);
    }

    static string? Blank(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    sealed record Offer(string Key, string Name, IncidentState? To);
}
