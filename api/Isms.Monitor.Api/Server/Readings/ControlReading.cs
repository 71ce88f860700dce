using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Measuring;
using Isms.Monitor.Api.Server.Registering;
using Isms.Monitor.Controls;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;
using Isms.Monitor.Store.Query;
using Isms.Monitor.Store.State;
using Control = Isms.Monitor.Registers.Model.Control;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Controls, KPIs and objectives as last measured, judged again at the time of asking: what is overdue shows as stale.</summary>
sealed class ControlReading(MeasurementStage measuring, RegisterDesk registers, StateStore state, TimeProvider clock) : IControls
{
    const int RecentDays = 30;
    const int MaxEvidence = 200;
    const string NothingYet = "nothing has been measured yet";

    readonly KpiHistory _history = new(state);

    Organisation Organisation => registers.Now.Organisation;

    KpiCatalogue Catalogue => registers.Now.Catalogue;

    RegisterSet Registers => Organisation.Registers;

    long Now => UnixMicros.From(clock.GetUtcNow());

    public Task<ControlOverview> OverviewAsync(CancellationToken abort) => Task.Run(async () =>
    {
        var now = await CurrentAsync(abort);
        var rows = Registers.Controls.Select(control => Row(control, now)).ToList();
        int Count(params ReadOnlySpan<MeasureState> states)
        {
            var count = 0;
            foreach (var row in rows) count += states.Contains(row.State) ? 1 : 0;
            return count;
        }
        return new ControlOverview(
            Count(MeasureState.Effective, MeasureState.LikelyEffective),
            Count(MeasureState.Degraded, MeasureState.Ineffective),
            Count(MeasureState.NotMeasured, MeasureState.PartlyMeasured, MeasureState.Stale, MeasureState.Insufficient),
            Count(MeasureState.NotMeasurable), Count(MeasureState.NotApplicable), now?.AtMicros, rows);
    }, abort);

    public Task<ControlDetail?> GetAsync(string id, CancellationToken abort) => Task.Run(async () =>
    {
        if (Organisation.Control(id) is not { } control) return null;
        var now = await CurrentAsync(abort);
        var (rows, total) = Evidence(id);
        return new ControlDetail(Row(control, now), Organisation.RoleTitle(control.Owner), control.Reason, now?.ControlOf(id).Design ?? NothingYet,
            [.. KpisOf(control, now).Select(kpi => KpiRow(kpi, now))], rows, total, [.. Organisation.RisksOfControl(id).Select(risk => risk.Id)])
        {
            Factors = now is null || !control.Applicable ? null : ThreeFactors.Of([.. KpisOf(control, now).Select(kpi => (kpi, now.SampleOf(kpi.Id), now.StatusOf(kpi.Id)))]),
        };
    }, abort);

    public Task<KpiDetail?> KpiAsync(string id, CancellationToken abort) => Task.Run(async () =>
    {
        if (Catalogue.Definitions.FirstOrDefault(one => one.Id == id) is not { } kpi) return null;
        var now = await CurrentAsync(abort);
        return KpiReading.Of(kpi, KpiRow(kpi, now), now, Organisation.RoleTitle(kpi.Owner), Now);
    }, abort);

    public Task<IReadOnlyList<KpiRow>> KpisAsync(CancellationToken abort) => Task.Run(async () =>
    {
        var now = await CurrentAsync(abort);
        return (IReadOnlyList<KpiRow>)[.. Catalogue.Definitions.Select(kpi => KpiRow(kpi, now))];
    }, abort);

    public Task<KpiSeries?> SeriesAsync(string kpi, long fromMicros, long toMicros, CancellationToken abort) => Task.Run(async () =>
    {
        if (Catalogue.Definitions.FirstOrDefault(one => one.Id == kpi) is not { } definition) return null;
        var now = await CurrentAsync(abort);
        var trend = now is null ? "" : _history.Trend(definition, now.SampleOf(kpi), now.StatusOf(kpi));
        return new KpiSeries(KpiRow(definition, now), _history.Between(definition, fromMicros, toMicros), trend);
    }, abort);

    public async Task<IReadOnlyList<ObjectiveRow>> ObjectivesAsync(CancellationToken abort)
    {
        var now = await CurrentAsync(abort);
        return [.. Registers.Objectives.Select(objective => Objectives.Row(objective, Catalogue, now, Organisation.RoleTitle(objective.Owner), UnixMicros.DayOf(Now)))];
    }

    ValueTask<Measurement?> CurrentAsync(CancellationToken abort) => measuring.AtAsync(Now, abort);

    ControlRow Row(Control control, Measurement? now)
    {
        if (now is null) return Unmeasured(control);
        var status = now.ControlOf(control.Id);
        var kpis = KpisOf(control, now);
        var deciding = Deciding(status, now);
        var definition = kpis.FirstOrDefault(kpi => kpi.Id == deciding?.Kpi);
        return new ControlRow(control.Id, control.Title, control.Theme.ToString(), States.Of(status.State), Reason(status, deciding, definition, now), [.. kpis.Select(kpi => kpi.Id)],
            definition is null ? null : SampleOf(definition, now), definition?.Target / definition?.Factor,
            definition is null ? "" : _history.Trend(definition, now.SampleOf(definition.Id), now.StatusOf(definition.Id)),
            definition is null ? [] : _history.Recent(definition, Now, RecentDays), status.Override is not null);
    }

    static ControlRow Unmeasured(Control control)
    {
        var (state, reason) = !control.Applicable ? (MeasureState.NotApplicable, control.Reason)
            : control.Measurability == Measurability.Manual ? (MeasureState.NotMeasurable, $"not measurable here{(control.MissingFeed.Length > 0 ? $": would need {control.MissingFeed}" : "")}")
            : (MeasureState.NotMeasured, $"not measured: {NothingYet}");
        return new ControlRow(control.Id, control.Title, control.Theme.ToString(), state, reason, [.. control.Kpis.Select(kpi => kpi.Kpi)], null, null, "", [], false);
    }

    /// <summary>A state without a reason is one that figures decided: they are the reason.</summary>
    static string Reason(ControlStatus status, KpiStatus? deciding, KpiDefinition? kpi, Measurement now)
    {
        if (status.Override is { } by) return $"{status.Words}: {by.Reason}";
        if (deciding is null || kpi is null || !deciding.State.IsMeasured() || status.State == Controls.States.State.PartlyMeasured) return status.Words;
        var bounds = deciding.Interval is { } interval && interval.Lower != interval.Upper ? $", {Figures.Text(interval.Lower, kpi)} to {Figures.Text(interval.Upper, kpi)} with 90 % confidence" : "";
        return $"{kpi.Id}: {Figures.Text(deciding.Value, kpi)}{Aim(kpi)}{bounds}; n is {now.SampleOf(kpi.Id).N:0.#}";
    }

    static string Aim(KpiDefinition kpi) => kpi switch
    {
        { Target: { } target } => $" against the target {Figures.Text(target, kpi)}",
        { Band: { } band } => $" against the band {Figures.Text(band.Lower, kpi)} to {Figures.Text(band.Upper, kpi)}",
        _ => "",
    };

    /// <summary>The key KPI that has the state of the control; of a partly measured one, the one that was not measured.</summary>
    static KpiStatus? Deciding(ControlStatus status, Measurement now)
    {
        var key = status.KeyKpis.Select(id => now.Kpis.FirstOrDefault(kpi => kpi.Kpi == id)).OfType<KpiStatus>().ToList();
        return key.FirstOrDefault(kpi => kpi.State == status.Computed) ?? key.FirstOrDefault(kpi => !kpi.State.IsMeasured()) ?? key.FirstOrDefault();
    }

    List<KpiDefinition> KpisOf(Control control, Measurement? now)
    {
        var ids = now?.ControlOf(control.Id) is { } status ? status.KeyKpis.Concat(status.SupportingKpis) : control.Kpis.Select(kpi => kpi.Kpi);
        return [.. ids.Select(id => Catalogue.Definitions.FirstOrDefault(kpi => kpi.Id == id)).OfType<KpiDefinition>()];
    }

    KpiRow KpiRow(KpiDefinition kpi, Measurement? now) => Figures.Row(kpi, Registers.Controls, now is null ? null : SampleOf(kpi, now));

    static KpiSample SampleOf(KpiDefinition kpi, Measurement now) => Figures.Sample(kpi, now.SampleOf(kpi.Id), now.StatusOf(kpi.Id), now.StatusOf(kpi.Id).State);

    (IReadOnlyList<EvidenceRow> Rows, long Total) Evidence(string control) => state.Read(session =>
    {
        // Duplicates and exercises are in no figure, so they are no evidence either.
        var query = EventQuery.Parse($"control:\"{control}\" and not verdict:(duplicate or testorexercise)");
        var page = session.Incidents.Query(new IncidentFilter { Query = query, Order = IncidentOrder.Last, Limit = MaxEvidence });
        var rows = page.Rows.SelectMany(row => QueueRow.BriefOf(row).Controls.Where(one => one.Control == control)
            .Select(one => new EvidenceRow(row.LastMicros, row.Id, row.Title, one.Polarity.ToString().ToLowerInvariant(), one.Reason)));
        return ((IReadOnlyList<EvidenceRow>)[.. rows.Take(MaxEvidence)], page.Total);
    });
}
