using Isms.Monitor.Controls.States;

namespace Isms.Monitor.Api.Reading;

/// <summary>Controls of the Statement of Applicability, their KPIs and objectives, as measured.</summary>
public interface IControls
{
    Task<ControlOverview> OverviewAsync(CancellationToken abort);

    Task<ControlDetail?> GetAsync(string id, CancellationToken abort);

    /// <summary>Every KPI with its last sample, by id.</summary>
    Task<IReadOnlyList<KpiRow>> KpisAsync(CancellationToken abort);

    /// <summary>Everything about one KPI; null for an unknown one.</summary>
    Task<KpiDetail?> KpiAsync(string id, CancellationToken abort);

    /// <summary>Samples whose window ends in the range, oldest first; null for an unknown KPI.</summary>
    Task<KpiSeries?> SeriesAsync(string kpi, long fromMicros, long toMicros, CancellationToken abort);

    Task<IReadOnlyList<ObjectiveRow>> ObjectivesAsync(CancellationToken abort);
}

/// <summary>The four counts add up to <see cref="Applicable"/>.</summary>
/// <param name="Effective">Effective and likely effective.</param>
/// <param name="NotEffective">Degraded and ineffective.</param>
/// <param name="NotMeasured">Not measured, partly measured, stale, insufficient.</param>
/// <param name="NotMeasurable">Without an automated measure here.</param>
/// <param name="NotApplicable">Left out by the SoA; not among the applicable ones.</param>
/// <param name="MeasuredMicros">When it was last computed; null: never.</param>
public sealed record ControlOverview(
    int Effective,
    int NotEffective,
    int NotMeasured,
    int NotMeasurable,
    int NotApplicable,
    long? MeasuredMicros,
    IReadOnlyList<ControlRow> Controls)
{
    public int Applicable => Effective + NotEffective + NotMeasured + NotMeasurable;

    /// <summary>The overview in words, for every place that shows it.</summary>
    public string Sentence =>
        $"{Effective} effective, {NotEffective} not effective, {NotMeasured} not measured, {NotMeasurable} not measurable here, of {Applicable} applicable";
}

/// <param name="Id">Annex A id.</param>
/// <param name="Title">Short title.</param>
/// <param name="Theme">Organizational, People, Physical or Technological.</param>
/// <param name="State">The worst of its key KPIs.</param>
/// <param name="Reason">One sentence: why this state; for everything not measured <c>not measured: …</c>.</param>
/// <param name="Kpis">Ids of its KPIs, key ones first.</param>
/// <param name="Last">Last sample of the KPI that decided the state; null when there is none.</param>
/// <param name="Target">Target of that KPI, in its unit.</param>
/// <param name="Trend">Against the window before, in words: <c>no evidence of change</c>.</param>
/// <param name="Recent">Points of the deciding KPI, oldest first, at most 30; null where it was not measured.</param>
/// <param name="Manual">A person overrode the state.</param>
public sealed record ControlRow(
    string Id,
    string Title,
    string Theme,
    MeasureState State,
    string Reason,
    IReadOnlyList<string> Kpis,
    KpiSample? Last,
    double? Target,
    string Trend,
    IReadOnlyList<double?> Recent,
    bool Manual);

/// <param name="Owner">Role.</param>
/// <param name="Applicability">Why it applies or not, in the organisation's words.</param>
/// <param name="Design">The dated assessment of its design, in words; <c>design not assessed</c> is one.</param>
/// <param name="Kpis">With the weight in the row.</param>
/// <param name="Evidence">Newest first, at most 200.</param>
/// <param name="EvidenceTotal">All there is.</param>
/// <param name="Risks">Ids of the risks that it modifies.</param>
public sealed record ControlDetail(
    ControlRow Row,
    string Owner,
    string Applicability,
    string Design,
    IReadOnlyList<KpiRow> Kpis,
    IReadOnlyList<EvidenceRow> Evidence,
    long EvidenceTotal,
    IReadOnlyList<string> Risks)
{
    /// <summary>Coverage, reliability and efficacy; null while nothing was measured.</summary>
    public ThreeFactors? Factors { get; init; }
}

/// <summary>One incident as evidence for a control.</summary>
/// <param name="Polarity">success, failure, trial or cost.</param>
public sealed record EvidenceRow(long AtMicros, string Incident, string Title, string Polarity, string Reason);

/// <summary>An objective (6.2) against its KPI.</summary>
/// <param name="Outcome">on track, met, missed or not measurable yet.</param>
/// <param name="Reason">One sentence with the figures.</param>
public sealed record ObjectiveRow(string Id, string Text, string Kpi, string Target, string Result, string Outcome, string Reason, DateOnly By, string Owner);
