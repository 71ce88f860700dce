using System.Globalization;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Controls.Statistics;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Reviews;

/// <summary>Makes figures from the measurements of a period.</summary>
static class Figures
{
    const double Significant = 0.05;

    public static KpiFigure Of(ReviewInput input, string kpi)
    {
        var definition = input.Catalogue.Definitions.First(one => one.Id == kpi);
        var (sample, status) = (input.Current.SampleOf(kpi), input.Current.StatusOf(kpi));
        return new KpiFigure
        {
            Kpi = kpi, Title = definition.Title, State = status.State, Words = status.Words, Value = status.Value,
            Interval = status.Interval, Unit = definition.Unit,
            Target = definition.Target, Numerator = sample.Numerator, Denominator = sample.Denominator, N = sample.N,
            ObservedExposure = sample.ObservedExposure,
            FromMicros = sample.FromMicros, ToMicros = sample.ToMicros, DefinitionVersion = sample.DefinitionVersion, Query = sample.Query,
            QueryHash = sample.QueryHash, SampleHash = sample.Hash, Pitfall = definition.Pitfall,
            Trend = [.. input.History.Select(one => Point(one, input.Current, kpi))],
            Change = Change(input, definition, sample, status),
        };
    }

    static TrendPoint Point(Measurement measurement, Measurement current, string kpi)
    {
        if (measurement != current && PresentOnly(kpi)) return new TrendPoint { AtMicros = measurement.AtMicros,
            State = State.NotMeasured };
        var status = measurement.StatusOf(kpi);
        return new TrendPoint { AtMicros = measurement.AtMicros, State = status.State, Value = status.Value, Interval = status.Interval };
    }

    static bool PresentOnly(string kpi) => MeasureIndex.All.GetValueOrDefault(kpi) is { PresentOnly: true };

    /// <summary>Compares with the latest earlier sample; of trials, the latest whose window does not overlap with this one.</summary>
    static string Change(ReviewInput input, KpiDefinition kpi, Sample sample, KpiStatus status)
    {
        if (status.Value is null) return "";
        if (PresentOnly(kpi.Id)) return "the registers hold only their present state";
        var trials = kpi.Estimation is Estimation.Process or Estimation.Attain or Estimation.Seeded;
        var end = trials ? sample.FromMicros : sample.ToMicros - 1;
        var earlier = input.History.LastOrDefault(one => one.AtMicros <= end && one.StatusOf(kpi.Id).Value is not null);
        if (earlier is null) return "no earlier window to compare with";
        var (before, value) = (earlier.SampleOf(kpi.Id), earlier.StatusOf(kpi.Id).Value!.Value);
        var day = UnixMicros.DayOf(earlier.AtMicros);
        var then = $"was {ValueOf(value, kpi.Unit, State.NotMeasured)} on {day:yyyy-MM-dd}";
        if (!trials) return then;
        var p = TwoProportionTest.PValue(sample.Numerator, sample.Denominator, before.Numerator, before.Denominator);
        var verdict = p < Significant ? "changed" : "no evidence of change";
        return string.Create(CultureInfo.InvariantCulture, $"{verdict}: {then} (p {(p < 0.001 ? "< 0.001" : $"= {p:0.000}")})");
    }

    /// <summary>At most two decimals.</summary>
    public static string Number(double value) => double.IsFinite(value) ? value.ToString("0.##", CultureInfo.InvariantCulture)
        : "unbounded";

    /// <summary>The value with its unit; the word for the state where there is none.</summary>
    public static string ValueOf(double? value, string unit, State state) => value is not { } number ? state.Words()
        : unit.StartsWith('%') ? $"{Number(number)} %" : Number(number);
}
