using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.States;

namespace Isms.Monitor.Api.Reading;

/// <summary>Everything about one KPI: its definition, its last sample, what stands behind it and what would change its state.</summary>
/// <param name="Words">State with its reasons.</param>
/// <param name="Gates">KPIs that must be healthy, each with its state: <c>VIS-01: effective</c>.</param>
/// <param name="Question">What is asked of store and registers, as a sentence.</param>
/// <param name="Exceptions">What stands between the figure and its best value.</param>
/// <param name="Details">Figures beside the figure.</param>
/// <param name="Outlook">What would change the state.</param>
public sealed record KpiDetail(
    KpiRow Row,
    KpiMeaning Meaning,
    string Words,
    IReadOnlyList<string> Gates,
    string Question,
    IReadOnlyList<SampleException> Exceptions,
    IReadOnlyList<Detail> Details,
    IReadOnlyList<OutlookStep> Outlook);

/// <summary>The definition, after the measurement template of ISO/IEC 27004.</summary>
/// <param name="Frequency">How often it is due.</param>
/// <param name="Estimation">What kind of number it is, and so which interval it has.</param>
/// <param name="MinN">Fewest trials or members for a verdict.</param>
/// <param name="DependsOn">Kinds of source whose silence makes it unknown.</param>
/// <param name="Evidence">telemetry, process or register.</param>
/// <param name="Pitfall">How the figure misleads.</param>
/// <param name="Owner">Role; empty: nobody was named.</param>
public sealed record KpiMeaning(
    string Numerator,
    string Denominator,
    string Formula,
    string Frequency,
    string Estimation,
    int MinN,
    IReadOnlyList<string> DependsOn,
    string Evidence,
    IReadOnlyList<string> Clauses,
    string Anchor,
    string Pitfall,
    string Owner);
