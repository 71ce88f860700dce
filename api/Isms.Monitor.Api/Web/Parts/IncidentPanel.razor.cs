using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Web.Access;
using Isms.Monitor.Api.Web.Words;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;
using Microsoft.AspNetCore.Components;

namespace Isms.Monitor.Api.Web.Parts;

/// <summary>One incident: why it fired, its events raw and parsed, what it means for controls and risks, who did what.</summary>
public partial class IncidentPanel : ComponentBase
{
    const int MaxEvents = 50;
    const int MostRelated = 6;
    const int MostHistory = 8;

    readonly Pane<IncidentView> _pane = new();
    string? _shown;

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>On a page of its own, with everything open.</summary>
    [Parameter]
    public bool Full { get; set; }

    [Parameter]
    public bool May { get; set; }

    [Parameter]
    public EventCallback Closed { get; set; }

    [Parameter]
    public EventCallback<IncidentAction> Decided { get; set; }

    /// <summary>It was loaded: the page needs its version to act on it.</summary>
    [Parameter]
    public EventCallback<Incident> Loaded { get; set; }

    [Inject]
    IIncidents Incidents { get; set; } = default!;

    [Inject]
    IEvents Events { get; set; } = default!;

    [Inject]
    TimeProvider Clock { get; set; } = default!;

    long Now => UnixMicros.From(Clock.GetUtcNow());

    /// <summary>Loads it again: something changed.</summary>
    public async Task LoadAsync()
    {
        var id = Id;
        await _pane.LoadAsync(async () => await Incidents.GetAsync(id, default) is { } incident ? await ViewOfAsync(incident) : null);
        if (_pane.Value is { } view) await Loaded.InvokeAsync(view.Incident);
        StateHasChanged();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Id) return;
        (_shown, _pane.Value) = (Id, null);
        await LoadAsync();
    }

    async Task<IncidentView> ViewOfAsync(Incident incident)
    {
        var ids = incident.Machine.Alerts.SelectMany(a => a.Events.Take(MaxEvents)).Distinct().Take(MaxEvents).ToList();
        return new IncidentView(
            incident,
            await Incidents.HistoryAsync(incident.Id, default),
            await Incidents.RelatedAsync(incident.Id, 50, default),
            await Events.GetManyAsync(ids, default));
    }

    Task DecideAsync(bool incident) => Decided.InvokeAsync(new IncidentAction { Kind = IncidentActionKind.Decide, IsIncident = incident });

    static string EventsLink(MachinePart machine)
    {
        var (field, values) = machine.Entities.OrderBy(e => Entity.Rank(e.Key)).FirstOrDefault();
        var query = field is null ? "" : QueryText.Term(field, values[0]);
        return $"/search?q={Uri.EscapeDataString(query)}&from={machine.FirstMicros - UnixMicros.Minute}&to={machine.LastMicros + UnixMicros.Minute}";
    }

    /// <summary>What the analysts said of others like it, the strongest hint that there is.</summary>
    static string PastVerdicts(IReadOnlyList<RelatedIncident> related)
    {
        var verdicts = related.Where(r => r.Incident.Verdict is not null).GroupBy(r => r.Incident.Verdict!.Value).OrderByDescending(g => g.Count()).ToList();
        return verdicts.Count == 0 ? ""
            : $"Closed before: {string.Join(", ", verdicts.Select(g => $"{g.Count()}× {StateWords.Of(g.Key).ToLowerInvariant()}"))}.";
    }
}

/// <summary>All that the panel shows.</summary>
public sealed record IncidentView(
    Incident Incident,
    IReadOnlyList<HistoryEntry> History,
    IReadOnlyList<RelatedIncident> Related,
    IReadOnlyList<EventRecord> Events);
