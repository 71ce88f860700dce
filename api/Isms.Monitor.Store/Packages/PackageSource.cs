using System.Text.Json;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.Packages;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;
using Isms.Monitor.Registers.Model;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Query;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Store.Packages;

/// <summary>Gathers what a package of evidence holds, from the day files and from what people did.</summary>
/// <param name="days">Where events are.</param>
/// <param name="state">Where incidents, records and measurements are.</param>
public sealed class PackageSource(DayStore days, StateStore state)
{
    /// <summary>Most incidents of a control's package; the latest come first, and a shorter period has fewer.</summary>
    public const int MaxIncidents = 1_000;

    readonly PackageEvents _events = new(days);

    /// <summary>An incident with everything that it rests on and that was done about it.</summary>
    /// <returns>Null: there is no such incident.</returns>
    public async Task<PackageContents?> IncidentAsync(string id, CancellationToken abort)
    {
        var found = state.Read(session => session.Incidents.Get(id) is { } row
            ? new Found([Read(row)], session.History.Of(id), Records(session, [id], long.MaxValue)) : null);
        if (found is null) return null;
        var machine = found.Incidents[0].Machine;
        return await WithEventsAsync(new PackageContents
        {
            Kind = PackageKind.Incident, Subject = id, Title = machine.Title, FromMicros = machine.FirstMicros, ToMicros = machine.LastMicros + 1,
            Incidents = found.Incidents, Alerts = machine.Alerts, Events = [], History = found.History, Records = found.Records, Queries = PackageQueries.Of(machine.Alerts),
        }, abort);
    }

    /// <summary>A control over a period: its states and measurements (the last of each UTC day), the incidents that say something of it, and their events.</summary>
    /// <param name="control">As the registers have it.</param>
    /// <param name="kpis">What it is judged by.</param>
    /// <param name="risks">Ids of the risks that it treats.</param>
    /// <param name="fromMicros">First instant.</param>
    /// <param name="toMicros">First instant outside.</param>
    /// <param name="abort">Gives up.</param>
    public async Task<PackageContents> ControlAsync(Control control, IReadOnlyList<string> kpis, IReadOnlyList<string> risks, long fromMicros, long toMicros, CancellationToken abort)
    {
        var found = state.Read(session =>
        {
            var incidents = Touching(session, control.Id, fromMicros, toMicros);
            return new Found(incidents, [.. incidents.OrderBy(one => one.Id, StringComparer.Ordinal).SelectMany(one => session.History.Of(one.Id)).Where(row => row.AtMicros < toMicros)],
                Records(session, [control.Id, .. kpis], toMicros))
            {
                Samples = [.. kpis.SelectMany(kpi => session.KpiSamples.Thinned(kpi, fromMicros, toMicros, UnixMicros.Day)).Select(row => Json<Sample>(row.Json))],
                States = [.. session.ControlStates.Thinned(control.Id, fromMicros, toMicros, UnixMicros.Day).Select(row => Json<JsonElement>(row.Json))],
            };
        });
        List<Alert> alerts = [.. found.Incidents.SelectMany(one => one.Machine.Alerts).DistinctBy(alert => alert.Id)];
        return await WithEventsAsync(new PackageContents
        {
            Kind = PackageKind.Control, Subject = control.Id, Title = control.Title, FromMicros = fromMicros, ToMicros = toMicros,
            Incidents = found.Incidents, Alerts = alerts, Events = [], History = found.History, Records = found.Records, Samples = found.Samples,
            Queries = [.. PackageQueries.Of(alerts), .. found.Samples.DistinctBy(sample => (sample.Kpi, sample.QueryHash)).Select(sample => new PackagedQuery(sample.Kpi, sample.Query, fromMicros, toMicros))],
            Control = new PackagedControl(control.Id, control.Title, control.Owner, control.Applicable, control.Reason, kpis, risks, found.States),
        }, abort);
    }

    sealed record Found(IReadOnlyList<Incident> Incidents, IReadOnlyList<HistoryEntry> History, IReadOnlyList<PackagedRecord> Records)
    {
        public IReadOnlyList<Sample> Samples { get; init; } = [];
        public IReadOnlyList<JsonElement> States { get; init; } = [];
    }

    async Task<PackageContents> WithEventsAsync(PackageContents contents, CancellationToken abort)
    {
        var (events, notStored, leftOut) = await _events.ReadAsync(contents.Alerts.SelectMany(alert => alert.Events), abort);
        return contents with { Events = events, NotStored = notStored, LeftOut = leftOut };
    }

    /// <summary>Duplicates and exercises are in no figure, so they are no evidence either.</summary>
    static IReadOnlyList<Incident> Touching(StateSession session, string control, long fromMicros, long toMicros)
    {
        var filter = new IncidentFilter
        {
            Query = EventQuery.Parse($"control:\"{control}\" and not verdict:(duplicate or testorexercise)"), FromMicros = fromMicros, ToMicros = toMicros,
            Order = IncidentOrder.Last, Limit = MaxIncidents,
        };
        return [.. session.Incidents.Query(filter).Rows.Select(row => Read(session.Incidents.Get(row.Id)!))];
    }

    static Incident Read(IncidentRow row) => new()
    {
        Machine = IncidentJson.Read<MachinePart>(row.MachineJson), Human = IncidentJson.Read<HumanPart>(row.HumanJson), Version = (int)row.Version,
    };

    static IReadOnlyList<PackagedRecord> Records(StateSession session, IReadOnlyList<string> subjects, long toMicros) =>
    [
        .. session.Records.About(subjects, EvidencePackage.Kind, toMicros)
            .Select(row => new PackagedRecord(row.Kind, row.Id, row.Version, row.AtMicros, row.Who, row.Reason, row.Json)),
    ];

    static T Json<T>(string json) => JsonSerializer.Deserialize<T>(json, ControlsJson.Canonical) ?? throw new JsonException("null is no measurement.");
}
