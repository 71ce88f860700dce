using System.Globalization;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Registers.Model;
using State = Isms.Monitor.Controls.States.State;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>KPI definitions and samples as the console shows them: percentages as shares of 1.</summary>
static class Figures
{
    const string Share = "share";

    public static KpiRow Row(KpiDefinition kpi, IReadOnlyList<Control> controls, KpiSample? last)
    {
        var judged = controls.Where(control => control.Kpis.Any(one => one.Kpi == kpi.Id) || (control.Kpis.Count == 0 && kpi.Controls.Any(one => one.Control == control.Id))).ToList();
        return new KpiRow(kpi.Id, kpi.Title, Unit(kpi), kpi.Direction != Direction.Down, kpi.Target / kpi.Factor, kpi.Warning / kpi.Factor, $"{kpi.Numerator} / {kpi.Denominator}",
            kpi.Version, Window(kpi.Window), judged.Any(control => IsKey(kpi, control)), [.. judged.Select(control => control.Id)], last);
    }

    /// <param name="status">Made of this sample.</param>
    /// <param name="state">What was stored with it, or what it is now.</param>
    public static KpiSample Sample(KpiDefinition kpi, Sample sample, KpiStatus status, State state)
    {
        var counted = sample.Value is not null || sample.NotMeasured.Count == 0;
        return new KpiSample(sample.FromMicros, sample.ToMicros, States.Of(state), counted ? sample.Numerator : null, counted && sample.Denominator > 0 ? sample.Denominator : null,
            (long)Math.Round(sample.N), status.Value / kpi.Factor, status.Interval?.Lower / kpi.Factor, status.Interval?.Upper / kpi.Factor, sample.ObservedExposure,
            Reasons(status), MeasureEvents.QueryOf(kpi.Id), sample.Hash)
        {
            Version = sample.DefinitionVersion, QueryHash = sample.QueryHash, SourcesDown = sample.SourcesDown,
        };
    }

    public static string Unit(KpiDefinition kpi) => kpi.Unit.StartsWith('%') ? Share : kpi.Unit;

    /// <summary>In the unit of the definition: <c>93.1 %</c>.</summary>
    public static string Text(double? value, KpiDefinition kpi) => value is not { } number ? "not measured"
        : !double.IsFinite(number) ? "unbounded"
        : $"{number.ToString("0.##", CultureInfo.InvariantCulture)} {(kpi.Unit.StartsWith('%') ? "%" : kpi.Unit is "count" or "ratio" ? "" : kpi.Unit)}".TrimEnd();

    static IReadOnlyList<string> Reasons(KpiStatus status) => status.State == State.InControl ? ["inside its band, which only informs"] : status.Reasons;

    static bool IsKey(KpiDefinition kpi, Control control) => control.Kpis.Count > 0
        ? control.Kpis.Any(one => one.Kpi == kpi.Id && one.Weight == KpiWeight.Key) || control.Kpis.All(one => one.Weight != KpiWeight.Key)
        : kpi.Controls.Any(one => one.Control == control.Id && one.Weight == KpiWeight.Key);

    static string Window(TimeSpan window) => window switch
    {
        { Ticks: 0 } => "point in time",
        { TotalDays: >= 1 } => $"{window.TotalDays.ToString("0.#", CultureInfo.InvariantCulture)} d",
        _ => $"{window.TotalHours.ToString("0.#", CultureInfo.InvariantCulture)} h",
    };
}
