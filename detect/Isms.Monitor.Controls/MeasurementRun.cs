using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Controls.Silence;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls;

/// <summary>One pass over the KPIs: what every sample has in common, the gates and the silent sources.</summary>
sealed class MeasurementRun(
    BandsInForce bands, IEvidence evidence, IRecords records, SilenceHistory silence, EvidenceSpan? span, long at, IReadOnlyList<StateOverride> overrides)
{
    readonly Dictionary<string, Sample> samples = [];
    readonly Dictionary<string, KpiStatus> statuses = [];
    readonly Dictionary<string, Figure> figures = [];

    public IReadOnlyDictionary<string, Sample> Samples => samples;
    public IReadOnlyDictionary<string, KpiStatus> Statuses => statuses;
    public IReadOnlyDictionary<string, Figure> Figures => figures;

    public async Task MeasureAsync(KpiDefinition kpi, IReadOnlyList<ControlStatus> controls, CancellationToken abort)
    {
        var measure = MeasureIndex.All.GetValueOrDefault(kpi.Id);
        var from = at - (long)kpi.Window.TotalMicroseconds;
        if (kpi.Window > TimeSpan.Zero && span is not null) from = Math.Min(at, Math.Max(from, span.FirstMicros));
        var context = new MeasureContext { Kpi = kpi, From = from, To = at, Evidence = evidence, Records = records, Registers = bands.Registers, Bands = bands, Silence = silence,
            Controls = controls, Statuses = statuses };
        var figure = await FigureAsync(measure, context, abort);
        var sample = SampleOf(context, measure?.Query ?? "", figure);
        figures[kpi.Id] = figure;
        samples[kpi.Id] = sample;
        statuses[kpi.Id] = StatusOf(kpi, sample, at, overrides);
    }

    public static KpiStatus StatusOf(KpiDefinition kpi, Sample sample, long now, IReadOnlyList<StateOverride> overrides)
    {
        var status = StateMachine.Evaluate(kpi, sample, now);
        return StateOverride.For(kpi.Id, overrides, now) is { } by ? status with { State = by.State, Override = by } : status;
    }

    /// <summary>Registers alone prove nothing while no event has come: an empty store shows no figure at all, not even of the
    /// registers.</summary>
    async ValueTask<Figure> FigureAsync(IMeasure? measure, MeasureContext context, CancellationToken abort)
    {
        if (measure is null) return Figure.Unknown(MeasurementProgramme.NotImplemented);
        if (span is null) return Figure.Unknown(MeasurementProgramme.EmptyStore);
        try
        {
            return await measure.MeasureAsync(context, abort);
        }
        // Other KPIs may have what they need; this one says why it has no figure.
        catch (EvidenceUnavailableException e)
        {
            return Figure.Unknown($"the store could not answer: {e.Message}");
        }
    }

    Sample SampleOf(MeasureContext context, string query, Figure figure)
    {
        var kpi = context.Kpi;
        var watching = kpi.DependsOn.Count == 0 || span is null ? [] : Exposure.OfKinds(
            silence.Since(Math.Min(context.From, at - UnixMicros.Day)), kpi.DependsOn);
        var down = Exposure.Down(watching);
        var gates = kpi.Gates.Where(statuses.ContainsKey).Select(gate => statuses[gate]).ToList();
        return new Sample
        {
            Kpi = kpi.Id,
            DefinitionVersion = kpi.Version,
            Numerator = figure.Numerator,
            Denominator = figure.Denominator,
            Value = kpi.Estimation == Estimation.Count ? figure.Numerator : figure.Denominator > 0
                ? figure.Numerator / figure.Denominator * kpi.Factor : null,
            N = figure.N,
            Band = figure.Band,
            ObservedExposure = figure.ObservedExposure ?? (kpi.DependsOn.Count == 0 ? 1 : Exposure.Observed(watching)),
            FromMicros = context.From,
            ToMicros = at,
            ComputedAtMicros = at,
            FreshestMicros = figure.FreshestMicros ?? at,
            Query = query,
            QueryHash = query.Length == 0 ? "" : Hash.OfText(query),
            SourcesDown = [.. down.Select(source => source.Source.Id)],
            NotMeasured = [.. figure.NotMeasured, .. Blind(kpi, watching, down),
                .. gates.Where(Unhealthy).Select(gate => $"gate {gate.Kpi} is {gate.Words}")],
            Limits = [.. gates.Where(gate => gate.Computed == State.Insufficient).Select(gate => $"gate {gate.Kpi} is {gate.Words}")],
            Exceptions = MeasurementProgramme.Bounded(figure.Exceptions),
            Details = figure.Details,
        };
    }

    IEnumerable<string> Blind(KpiDefinition kpi, IReadOnlyList<SourceSilence> watching, IReadOnlyList<SourceSilence> down)
    {
        if (kpi.DependsOn.Count > 0 && span is not null && watching.Count == 0)
            return [$"no {string.Join(" or ", kpi.DependsOn.Select(Kind))} of the inventory must log"];
        return down.Select(source => source.Sentence);
    }

    static string Kind(AssetKind kind) => kind == AssetKind.Ids ? "intrusion detection" : kind.ToString().ToLowerInvariant();

    /// <summary>A gate that is only degraded still lets through: it is known, and its exceptions are listed.</summary>
    static bool Unhealthy(KpiStatus gate) => gate.Computed is State.NotMeasured or State.NotMeasurable or State.Stale or State.Ineffective;
}
