namespace Isms.Monitor.Api.Reading;

/// <summary>What a KPI is and its last sample.</summary>
/// <param name="Unit">Of points, bounds and targets: <c>share</c> (0 to 1), <c>count</c>, <c>s</c>, <c>d</c>, ...</param>
/// <param name="HigherIsBetter">False: a lower value is better.</param>
/// <param name="Formula">Numerator over denominator, in words.</param>
/// <param name="Version">Of the definition; figures of different versions are not compared.</param>
/// <param name="Window">Period of one sample, in words: <c>7 d</c>.</param>
/// <param name="Key">Decides its control's state; false: it only informs.</param>
public sealed record KpiRow(
    string Id,
    string Title,
    string Unit,
    bool HigherIsBetter,
    double? Target,
    double? Warning,
    string Formula,
    string Version,
    string Window,
    bool Key,
    IReadOnlyList<string> Controls,
    KpiSample? Last);

/// <param name="Trend">Last window against the one before, in words.</param>
public sealed record KpiSeries(KpiRow Kpi, IReadOnlyList<KpiSample> Samples, string Trend);

/// <summary>One measurement.</summary>
/// <param name="FromMicros">Start of its window, microseconds since 1970-01-01 UTC.</param>
/// <param name="ToMicros">End, exclusive.</param>
/// <param name="Numerator">Null when it could not be counted.</param>
/// <param name="N">Trials or members; 0 when there were none.</param>
/// <param name="Point">In the KPI's unit; null when not measured: never zero then.</param>
/// <param name="Lower">Lower bound of the 90 % interval; equals the point for a census.</param>
/// <param name="Exposure">Observed share of the window, 0 to 1.</param>
/// <param name="Reasons">Why it has this state; for not measured each gate that failed.</param>
/// <param name="Query">What gives the events behind it, in the query language; empty when no events are behind it.</param>
/// <param name="Hash">Of inputs and definition, so that a recomputation can be compared.</param>
public sealed record KpiSample(
    long FromMicros,
    long ToMicros,
    MeasureState State,
    double? Numerator,
    double? Denominator,
    long N,
    double? Point,
    double? Lower,
    double? Upper,
    double Exposure,
    IReadOnlyList<string> Reasons,
    string Query,
    string Hash)
{
    /// <summary>Of the definition that it was made with.</summary>
    public string Version { get; init; } = "";

    /// <summary>SHA-256 of what was asked; empty for a KPI that is not implemented.</summary>
    public string QueryHash { get; init; } = "";

    /// <summary>Ids of sources that were silent at the end of the window and that the KPI depends on.</summary>
    public IReadOnlyList<string> SourcesDown { get; init; } = [];
}
