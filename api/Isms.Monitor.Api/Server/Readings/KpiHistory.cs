using System.Globalization;
using System.Text.Json;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Controls.Statistics;
using Isms.Monitor.Events;
using Isms.Monitor.Store.State;
using State = Isms.Monitor.Controls.States.State;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Stored samples of KPIs over time.</summary>
sealed class KpiHistory(StateStore state)
{
    /// <summary>A range up to this shows every sample, a longer one the last of each day.</summary>
    const long EverySample = 3 * UnixMicros.Day;

    const double Significant = 0.05;

    /// <summary>Samples whose window ends in the range, oldest first.</summary>
    public IReadOnlyList<KpiSample> Between(KpiDefinition kpi, long fromMicros, long toMicros)
    {
        var rows = state.Read(session => toMicros - fromMicros <= EverySample ? session.KpiSamples.Valid(kpi.Id, fromMicros, toMicros) : session.KpiSamples.Daily(kpi.Id, fromMicros, toMicros));
        return [.. rows.Select(row => Read(kpi, row).Shown)];
    }

    /// <summary>Points of the last days, one a day, oldest first; null where nothing was measured.</summary>
    public IReadOnlyList<double?> Recent(KpiDefinition kpi, long toMicros, int days) =>
        [.. Between(kpi, toMicros - days * UnixMicros.Day, toMicros + 1).TakeLast(days).Select(sample => sample.Point)];

    /// <summary>The last sample against an earlier one, in words; of trials, the latest whose window does not overlap with this one.</summary>
    public string Trend(KpiDefinition kpi, Sample last, KpiStatus status)
    {
        if (status.Value is null) return "";
        var trials = kpi.Estimation is Estimation.Process or Estimation.Attain or Estimation.Seeded;
        var end = trials ? last.FromMicros : last.ToMicros - UnixMicros.Day;
        var rows = state.Read(session => session.KpiSamples.Daily(kpi.Id, end - 40 * UnixMicros.Day, end + 1));
        var earlier = rows.Reverse().Select(row => Read(kpi, row)).FirstOrDefault(one => one.Status.Value is not null);
        if (earlier.Sample is not { } before) return "no earlier window to compare with";
        var was = $"was {Figures.Text(earlier.Status.Value, kpi)} on {UnixMicros.DayOf(before.ToMicros):yyyy-MM-dd}";
        if (!trials) return was;
        var p = TwoProportionTest.PValue(last.Numerator, last.Denominator, before.Numerator, before.Denominator);
        return string.Create(CultureInfo.InvariantCulture, $"{(p < Significant ? "changed" : "no evidence of change")}: {was} (p = {p:0.000})");
    }

    static (Sample Sample, KpiStatus Status, KpiSample Shown) Read(KpiDefinition kpi, StateSample row)
    {
        var sample = JsonSerializer.Deserialize<Sample>(row.Json, ControlsJson.Canonical) ?? throw new JsonException("null is no sample.");
        var status = StateMachine.Evaluate(kpi, sample, row.AtMicros);
        // What was judged by another version of the definition keeps its verdict.
        var judged = Enum.TryParse<State>(row.State, out var stored) ? stored : status.State;
        return (sample, status, Figures.Sample(kpi, sample, status, judged));
    }
}
