using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Controls.Sampling;
using Isms.Monitor.Controls.Silence;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls;

/// <summary>Measures every KPI at a time and rolls them up to controls and risks (ISO/IEC 27001:2022, 9.1).</summary>
/// <param name="catalogue">Definitions, with the organisation's targets already in them.</param>
/// <param name="registers">The organisation.</param>
/// <param name="evidence">The store.</param>
/// <param name="records">What was put on record.</param>
public sealed class MeasurementProgramme(KpiCatalogue catalogue, RegisterSet registers, IEvidence evidence, IRecords records)
{
    public const string NotImplemented = "not implemented";
    public const string EmptyStore = "nothing has been stored yet";

    const int MostExceptions = 1000;
    const long LongestWindow = 366 * UnixMicros.Day;

    /// <summary>With the decisions of people that are on record.</summary>
    /// <param name="at">End of all windows; nothing at or after it is read.</param>
    /// <param name="abort">Gives up.</param>
    public async Task<Measurement> MeasureAsync(long at, CancellationToken abort) => await MeasureAsync(at, await OverridesAsync(at, abort), abort);

    /// <summary>Decisions of people as they stood at a time, less those taken back.</summary>
    public async ValueTask<IReadOnlyList<StateOverride>> OverridesAsync(long at, CancellationToken abort) =>
        [.. (await records.AsOfAsync<StateDecision>(at, abort)).Where(one => !one.Value.Withdrawn).OrderBy(one => one.AtMicros).Select(one => one.Value.Override)];

    /// <param name="at">End of all windows; nothing at or after it is read.</param>
    /// <param name="overrides">Decisions of people; those that expired by <paramref name="at"/> are ignored.</param>
    /// <param name="abort">Gives up.</param>
    public async Task<Measurement> MeasureAsync(long at, IReadOnlyList<StateOverride> overrides, CancellationToken abort)
    {
        var (run, once, span, silence, bands) = await RunAsync(at, overrides, abort);
        var controls = RollUpAll(run.Statuses, overrides, at);
        return new Measurement
        {
            AtMicros = at,
            Samples = [.. catalogue.Definitions.Select(kpi => run.Samples[kpi.Id])],
            Kpis = [.. catalogue.Definitions.Select(kpi => run.Statuses[kpi.Id])],
            Controls = controls,
            Risks = span is null ? [] : await new RiskReader(bands, once, silence, RiskReader.Recall(run.Statuses))
                .ReadAsync(at, abort),
            Sources = [.. silence.Since(at - 30 * UnixMicros.Day).Select(View)],
            Counts = FourCounts.Of(controls),
        };
    }

    /// <summary>One KPI counted again from stored evidence, with the items behind it; the others are counted too, since they gate it.</summary>
    /// <param name="kpi">Its id.</param>
    /// <param name="at">End of its window.</param>
    /// <param name="abort">Gives up.</param>
    /// <returns>Null: there is no such KPI. The population is null where the measure lists no items.</returns>
    public async Task<(Sample Sample, IReadOnlyList<PopulationItem>? Population)?> CountAgainAsync(string kpi, long at, CancellationToken abort)
    {
        if (catalogue.Definitions.All(one => one.Id != kpi)) return null;
        var run = (await RunAsync(at, await OverridesAsync(at, abort), abort)).Run;
        return (run.Samples[kpi], run.Figures[kpi].Population?.ToList());
    }

    /// <summary>Every KPI after its gates, and those that read states last.</summary>
    async Task<(MeasurementRun Run, IEvidence Once, EvidenceSpan? Span, SilenceHistory Silence, BandsInForce Bands)> RunAsync(
        long at, IReadOnlyList<StateOverride> overrides, CancellationToken abort)
    {
        IEvidence once = new OneReading(evidence);
        var span = await once.SpanAsync(at, abort);
        var silence = await SilenceHistory.ReadAsync(once, registers.Assets, span?.FirstMicros ?? at, at, LongestWindow, abort);
        var bands = await BandsInForce.ReadAsync(registers, records, at, abort);
        var run = new MeasurementRun(bands, once, records, silence, span, at, overrides);
        foreach (var kpi in InGateOrder().Where(kpi => !ReadsStates(kpi))) await run.MeasureAsync(kpi, [], abort);
        var controls = RollUpAll(run.Statuses, overrides, at);
        foreach (var kpi in InGateOrder().Where(ReadsStates)) await run.MeasureAsync(kpi, controls, abort);
        return (run, once, span, silence, bands);
    }

    /// <summary>A stored measurement as it is to be shown at a later time: what was not measured again in its grace is stale, and overrides
    /// come and go.</summary>
    /// <param name="measurement">Made by a programme with the same definitions.</param>
    /// <param name="now">When it is shown.</param>
    /// <param name="overrides">Decisions of people; those that expired by <paramref name="now"/> are ignored.</param>
    public Measurement Restate(Measurement measurement, long now, IReadOnlyList<StateOverride> overrides)
    {
        var statuses = catalogue.Definitions.ToDictionary(kpi => kpi.Id,
            kpi => MeasurementRun.StatusOf(kpi, measurement.SampleOf(kpi.Id), now, overrides));
        var controls = RollUpAll(statuses, overrides, now);
        return measurement with { Kpis = [.. catalogue.Definitions.Select(kpi => statuses[kpi.Id])], Controls = controls,
            Counts = FourCounts.Of(controls) };
    }

    /// <summary>The KPIs that a control is judged by: those of the Statement of Applicability, or else those whose definitions name
    /// it.</summary>
    IReadOnlyList<ControlKpi> KpisOf(Control control) => control.Kpis.Count > 0 ? control.Kpis :
    [
        .. catalogue.Definitions.SelectMany(kpi => kpi.Controls.Where(named => named.Control == control.Id)
            .Select(named => new ControlKpi(kpi.Id, named.Weight))),
    ];

    List<ControlStatus> RollUpAll(IReadOnlyDictionary<string, KpiStatus> statuses, IReadOnlyList<StateOverride> overrides, long at) =>
        [.. registers.Controls.Select(control => RollUp.Control(control, KpisOf(control), statuses, overrides, at))];

    static bool ReadsStates(KpiDefinition kpi) => MeasureIndex.All.TryGetValue(kpi.Id, out var measure) && measure.ReadsStates;

    /// <summary>Every KPI after its gates.</summary>
    List<KpiDefinition> InGateOrder()
    {
        var (ordered, seen) = (new List<KpiDefinition>(), new HashSet<string>());
        foreach (var kpi in catalogue.Definitions) Visit(kpi);
        return ordered;

        void Visit(KpiDefinition kpi)
        {
            if (!seen.Add(kpi.Id)) return;
            foreach (var gate in catalogue.Definitions.Where(other => kpi.Gates.Contains(other.Id))) Visit(gate);
            ordered.Add(kpi);
        }
    }

    static SourceView View(SourceSilence source) => new(
        source.Source.Id, source.Source.Criticality, Exposure.Observed([source]), source.IsSilent, source.IsSilent ? source.Sentence : "");

    /// <summary>At most so many exceptions are kept; the count of the rest is said.</summary>
    internal static IReadOnlyList<SampleException> Bounded(IReadOnlyList<SampleException> exceptions) => exceptions.Count <= MostExceptions
        ? exceptions
        : [.. exceptions.Take(MostExceptions), new SampleException("", $"{exceptions.Count - MostExceptions} more")];
}
