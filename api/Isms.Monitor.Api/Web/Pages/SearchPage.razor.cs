using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Web.Access;
using Isms.Monitor.Api.Web.Words;
using Isms.Monitor.Events;
using Microsoft.AspNetCore.Components;

namespace Isms.Monitor.Api.Web.Pages;

/// <summary>Search in events: the address holds query and time, the value menu narrows it, dragging over the bars zooms.</summary>
public partial class SearchPage : KeyedPage
{
    const int PageSize = 100;
    const int Bars = 96;
    static readonly (string Name, long Micros)[] Ranges =
        [("15 min", 15 * UnixMicros.Minute), ("1 h", UnixMicros.Hour), ("24 h", UnixMicros.Day), ("7 d", 7 * UnixMicros.Day), ("90 d", 90 * UnixMicros.Day)];

    readonly CancellationTokenSource _gone = new();
    readonly Pane<EventRows> _found = new();
    readonly Pane<EventHistogram> _histogram = new();
    readonly Pane<IReadOnlyList<FieldStatistic>> _fields = new();
    QueryProblem? _problem;
    EventRecord? _open;
    (string?, long, long, string?)? _asked;
    int _cursor;
    string? _focus;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Q { get; set; }

    /// <summary>Microseconds since 1970-01-01 UTC; 0: by <see cref="Last"/>.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    public long From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public long To { get; set; }

    /// <summary>Name of a range that ends now.</summary>
    [SupplyParameterFromQuery(Name = "last")]
    public string? Last { get; set; }

    [Inject]
    IEvents Events { get; set; } = default!;

    [Inject]
    TimeProvider Clock { get; set; } = default!;

    protected override IReadOnlyList<KeyHelp> Keys { get; } =
        [new("j k", "down, up"), new("Enter", "raw line and fields"), new("Escape", "close them"), new("/", "search")];

    bool IsCustom => From > 0 && To > From;

    string RangeName => IsCustom ? "custom" : Ranges.Any(r => r.Name == Last) ? Last! : "24 h";

    long Start { get; set; }

    long End { get; set; }

    protected override void OnInitialized() => Picker.Filter = (field, value, without) =>
    {
        Go(QueryText.With(Q ?? "", field, value, without), From, To);
        return Task.CompletedTask;
    };

    protected override async Task OnParametersSetAsync()
    {
        var ask = (Q, From, To, Last);
        if (_asked == ask) return;
        _asked = ask;
        await LoadAsync();
    }

    async Task LoadAsync()
    {
        (_open, _cursor) = (null, 0);
        var now = UnixMicros.From(Clock.GetUtcNow());
        (Start, End) = IsCustom ? (From, To) : (now - Ranges.First(r => r.Name == RangeName).Micros, now);
        var request = new EventRequest(Q ?? "", Start, End, PageSize, null);
        var rows = _found.LoadAsync(async () => Take(await Events.SearchAsync(request, _gone.Token)) ?? new EventRows([], 0, null));
        var bars = _histogram.LoadAsync(async () => (await Events.HistogramAsync(request, Bars, _gone.Token)).Value ?? new EventHistogram(1, []));
        var fields = _fields.LoadAsync(async () => (await Events.FieldStatisticsAsync(request, [], 8, _gone.Token)).Value ?? []);
        await Task.WhenAll(rows, bars, fields);
    }

    T? Take<T>(Answer<T> answer)
        where T : class
    {
        _problem = answer.Problem;
        return answer.Value;
    }

    async Task MoreAsync()
    {
        if (_found.Value is not { Next: { } next } before) return;
        var request = new EventRequest(Q ?? "", Start, End, PageSize, next);
        await _found.LoadAsync(async () => Take(await Events.SearchAsync(request, _gone.Token)) is { } more
            ? more with { Rows = [.. before.Rows, .. more.Rows] } : before);
    }

    protected override async Task PressAsync(string key)
    {
        var count = _found.Value?.Rows.Count ?? 0;
        switch (key)
        {
            case "j" when count > 0: Move(Math.Min(_cursor + 1, count - 1)); break;
            case "k" when count > 0: Move(Math.Max(_cursor - 1, 0)); break;
            case "Enter" when count > 0: await OpenAsync(_cursor); break;
            case "Escape": _open = null; break;
            case "/": await Browser.FocusAsync("filter"); break;
        }
    }

    void Move(int to)
    {
        _cursor = to;
        _focus = $"event-{_found.Value!.Rows[to].Id}";
    }

    async Task OpenAsync(int index)
    {
        _cursor = index;
        var id = _found.Value!.Rows[index].Id;
        _open = _open?.Id == id ? null : await Events.GetAsync(id, _gone.Token);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (_focus is not { } id) return;
        _focus = null;
        await Browser.FocusAsync(id);
    }

    void Range(string? name)
    {
        if (name is null or "custom") return;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters("/search", new Dictionary<string, object?> { ["q"] = Q, ["last"] = name }));
    }

    void Go(string? q, long from, long to)
    {
        var custom = from > 0 && to > from;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters("/search", new Dictionary<string, object?>
        {
            ["q"] = string.IsNullOrEmpty(q) ? null : q,
            ["from"] = custom ? from : null,
            ["to"] = custom ? to : null,
            ["last"] = custom ? null : Last,
        }));
    }

    protected override ValueTask LeaveAsync()
    {
        Picker.Filter = null;
        _gone.Cancel();
        _gone.Dispose();
        return ValueTask.CompletedTask;
    }
}
