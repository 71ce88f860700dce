using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Web.Access;
using Isms.Monitor.Api.Web.Parts;
using Isms.Monitor.Api.Web.Words;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;
using Microsoft.AspNetCore.Components;

namespace Isms.Monitor.Api.Web.Pages;

/// <summary>The queue of incidents. The address holds filter, order, page and what is open; news wait behind a bar, so that nothing moves.</summary>
public partial class QueuePage : KeyedPage
{
    public const int PageSize = 100;
    const string DefaultFilter = "state:open";
    static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource _gone = new();
    readonly Pane<IncidentRows> _pane = new();
    readonly HashSet<string> _selected = [];
    ActionBar? _bar;
    IncidentPanel? _panel;
    QueryProblem? _problem;
    (string, string, bool, int)? _asked;
    string _user = "";
    string _sources = "";
    bool _may;
    bool _whole;
    int _cursor;
    int _fresh;
    string? _focus;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Q { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? Sort { get; set; }

    /// <summary>asc or desc.</summary>
    [SupplyParameterFromQuery(Name = "dir")]
    public string? Direction { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int Page { get; set; }

    /// <summary>The incident that is open beside the list.</summary>
    [SupplyParameterFromQuery(Name = "id")]
    public string? Id { get; set; }

    [Inject]
    IIncidents Incidents { get; set; } = default!;

    [Inject]
    ISources Sources { get; set; } = default!;

    [Inject]
    CurrentUser User { get; set; } = default!;

    [Inject]
    Announcer Announcer { get; set; } = default!;

    [Inject]
    TimeProvider Clock { get; set; } = default!;

    protected override IReadOnlyList<KeyHelp> Keys { get; } =
    [
        new("j k", "down, up"), new("J K", "down, up and select"), new("x", "select"), new("Enter", "open beside the list"),
        new("Escape", "close what is open, then clear the selection"), .. ActionBar.Keys, new("l", "show what is new"), new("/", "filter"),
    ];

    string Text => Q ?? DefaultFilter;

    string SortKey => IncidentQuery.Sorts.Contains(Sort) ? Sort! : "severity";

    bool Descending => Direction is null ? SortKey is "severity" or "count" : Direction == "desc";

    long Now => UnixMicros.From(Clock.GetUtcNow());

    IReadOnlyList<IncidentRow> Rows => _pane.Value?.Rows ?? [];

    (string Name, string Query)[] Views =>
    [
        ("Open", DefaultFilter), ("Mine", $"state:open {QueryText.Term("owner", _user)}"), ("Unassigned", "state:open owner:none"),
        ("Past due", "due:past"), ("High and critical", "state:open severity:>=high"), ("Closed", "state:closed"), ("All", ""),
    ];

    IReadOnlyList<IncidentRow> Targets => _selected.Count > 0 ? [.. Rows.Where(r => _selected.Contains(r.Id))]
        : _cursor < Rows.Count ? [Rows[_cursor]] : [];

    protected override async Task OnInitializedAsync()
    {
        _user = await User.NameAsync();
        _may = await User.MayAsync(Permission.ActOnIncidents);
        Picker.Filter = (field, value, without) =>
        {
            Go(q: QueryText.With(Text, field, value, without), page: 0, id: null);
            return Task.CompletedTask;
        };
        _ = ListenAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        var ask = (Text, SortKey, Descending, Page);
        if (_asked == ask) return;
        _asked = ask;
        ClearSelection();
        await ReloadAsync();
        _cursor = Math.Max(0, Rows.ToList().FindIndex(r => r.Id == Id));
    }

    async Task ReloadAsync()
    {
        var cursor = _cursor < Rows.Count ? Rows[_cursor].Id : null;
        _fresh = 0;
        await _pane.LoadAsync(async () =>
        {
            var answer = await Incidents.QueryAsync(Query(), _gone.Token);
            _problem = answer.Problem;
            return answer.Value ?? _pane.Value ?? new IncidentRows([], 0, 0, 0, null);
        });
        _cursor = Math.Clamp(cursor is null ? 0 : Rows.ToList().FindIndex(r => r.Id == cursor), 0, Math.Max(Rows.Count - 1, 0));
        _selected.IntersectWith(Rows.Select(r => r.Id));
        if (Rows.Count == 0) await CountSourcesAsync();
        await InvokeAsync(StateHasChanged);
    }

    IncidentQuery Query() => new(Text, SortKey, Descending, Math.Max(Page, 0) * PageSize, PageSize);

    /// <summary>An empty queue is good news only when the sources report.</summary>
    async Task CountSourcesAsync()
    {
        var all = await Sources.ListAsync(_gone.Token);
        _sources = $"{all.Count(s => s.State == SourceState.Reporting)} of {all.Count} sources are reporting.";
    }

    protected override async Task PressAsync(string key)
    {
        if (_bar is not null && await _bar.PressAsync(key)) return;
        switch (key)
        {
            case "j": await MoveAsync(1, select: false); break;
            case "k": await MoveAsync(-1, select: false); break;
            case "J": await MoveAsync(1, select: true); break;
            case "K": await MoveAsync(-1, select: true); break;
            case "x" when _cursor < Rows.Count: Toggle(Rows[_cursor].Id); break;
            case "Enter" when _cursor < Rows.Count: await OpenAsync(_cursor); break;
            case "Escape" when Id is not null: await CloseDetail(); break;
            case "Escape": ClearSelection(); break;
            case "l": await ReloadAsync(); break;
            case "/": await Browser.FocusAsync("filter"); break;
        }
    }

    async Task MoveAsync(int by, bool select)
    {
        if (Rows.Count == 0) return;
        if (select) _selected.Add(Rows[_cursor].Id);
        _cursor = Math.Clamp(_cursor + by, 0, Rows.Count - 1);
        if (select) _selected.Add(Rows[_cursor].Id);
        if (Id is not null) await OpenAsync(_cursor);
        _focus = $"row-{Rows[_cursor].Id}";
    }

    Task OpenAsync(int index)
    {
        _cursor = index;
        _focus = $"row-{Rows[index].Id}";
        Go(id: Rows[index].Id);
        return Task.CompletedTask;
    }

    Task CloseDetail()
    {
        Go(id: null);
        if (_cursor < Rows.Count) _focus = $"row-{Rows[_cursor].Id}";
        return Task.CompletedTask;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (_focus is not { } id) return;
        _focus = null;
        await Browser.FocusAsync(id);
    }

    void Toggle(string id)
    {
        _whole = false;
        if (!_selected.Remove(id)) _selected.Add(id);
    }

    void SelectPage(ChangeEventArgs e)
    {
        _whole = false;
        _selected.Clear();
        if (e.Value is true) _selected.UnionWith(Rows.Select(r => r.Id));
    }

    void ClearSelection()
    {
        _whole = false;
        _selected.Clear();
    }

    void SortBy(string key) => Go(sort: key, dir: key == SortKey && Descending ? "asc" : "desc", page: 0);

    string Class(IncidentRow row, int index) => (index == _cursor ? "cursor " : "") + (row.IsOpen ? "" : "done");

    async Task ChangedAsync(Incident incident)
    {
        Refresh(incident);
        if (_panel is not null && Id == incident.Id) await _panel.LoadAsync();
    }

    /// <summary>The row changes where it is; it moves or leaves only when the list is loaded again.</summary>
    void Refresh(Incident incident)
    {
        if (_pane.Value is { } page)
            _pane.Value = page with { Rows = [.. page.Rows.Select(r => r.Id == incident.Id ? IncidentRow.Of(incident) : r)] };
    }

    async Task ListenAsync() => await Announcer.FollowAsync(CatchUpAsync, _gone.Token, Topic.Incidents);

    async Task CatchUpAsync()
    {
        await InvokeAsync(PeekAsync);
        await Task.Delay(Breath, Clock, _gone.Token);
    }

    /// <summary>Looks at what the list would be now: known rows are brought up to date in place, unknown ones are counted.</summary>
    internal async Task PeekAsync()
    {
        if (_pane.Value is not { } page || await Incidents.QueryAsync(Query(), _gone.Token) is not { Value: { } now }) return;
        var known = page.Rows.Select(r => r.Id).ToHashSet();
        var newer = now.Rows.ToDictionary(r => r.Id);
        _fresh = now.Rows.Count(r => !known.Contains(r.Id));
        _pane.Value = now with { Rows = [.. page.Rows.Select(r => newer.GetValueOrDefault(r.Id, r))] };
        StateHasChanged();
    }

    protected override ValueTask LeaveAsync()
    {
        Picker.Filter = null;
        _gone.Cancel();
        _gone.Dispose();
        return ValueTask.CompletedTask;
    }

    void Go(string? q = Keep, string? sort = Keep, string? dir = Keep, int page = -1, string? id = Keep) =>
        Navigation.NavigateTo(Address(q, sort, dir, page, id), replace: id != Keep && q == Keep);

    const string Keep = "\0";

    string Address(string? q = Keep, string? sort = Keep, string? dir = Keep, int page = -1, string? id = Keep)
    {
        static string? Or(string? value, string? now) => value == Keep ? now : value;
        return Navigation.GetUriWithQueryParameters("/", new Dictionary<string, object?>
        {
            ["q"] = Or(q, Q),
            ["sort"] = Or(sort, Sort),
            ["dir"] = Or(dir, Direction),
            ["page"] = page < 0 ? Page == 0 ? null : Page : page == 0 ? null : page,
            ["id"] = Or(id, Id),
        });
    }
}
