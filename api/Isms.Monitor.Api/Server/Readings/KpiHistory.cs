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
    /// <summary>A chart has no more points than that.</summary>
    const int MaxPoints = 200;

    const double Significant = 0.05;

    /// <summary>Samples whose window ends in the range, oldest first; of a long range the last of each day, of a short one the last of each of many
    /// intervals.</summary>
    public IReadOnlyList<KpiSample> Between(KpiDefinition kpi, long fromMicros, long toMicros)
    {
        var every = Math.Clamp((toMicros - fromMicros) / MaxPoints, 1, UnixMicros.Day);
        return [.. Rows(kpi, fromMicros, toMicros, every > UnixMicros.Day / 4 ? UnixMicros.Day : every).Select(row => Read(kpi, row).Shown)];
    }

    /// <summary>Points of the last days, one a day, oldest first; null where nothing was measured.</summary>
    public IReadOnlyList<double?> Recent(KpiDefinition kpi, long toMicros, int days) =>
        [.. Rows(kpi, toMicros - days * UnixMicros.Day, toMicros + 1, UnixMicros.Day).TakeLast(days).Select(row => Read(kpi, row).Shown.Point)];

    /// <summary>The last sample against an earlier one, in words; of trials, the latest whose window does not overlap with this one.</summary>
    public string Trend(KpiDefinition kpi, Sample last, KpiStatus status)
    {
        if (status.Value is null) return "";
        var trials = kpi.Estimation is Estimation.Process or Estimation.Attain or Estimation.Seeded;
        var end = trials ? last.FromMicros : last.ToMicros - UnixMicros.Day;
        var rows = Rows(kpi, end - 40 * UnixMicros.Day, end + 1, UnixMicros.Day);
        var earlier = rows.Reverse().Select(row => Read(kpi, row)).FirstOrDefault(one => one.Status.Value is not null);
        if (earlier.Sample is not { } before) return "no earlier window to compare with";
        var was = $"was {Figures.Text(earlier.Status.Value, kpi)} on {UnixMicros.DayOf(before.ToMicros):yyyy-MM-dd}";
        if (!trials) return was;
        var p = TwoProportionTest.PValue(last.Numerator, last.Denominator, before.Numerator, before.Denominator);
        return string.Create(CultureInfo.InvariantCulture, $"{(p < Significant ? "changed" : "no evidence of change")}: {was} (p = {p:0.000})");
    }

    IReadOnlyList<StateSample> Rows(KpiDefinition kpi, long fromMicros, long toMicros, long everyMicros) =>
        state.Read(session => session.KpiSamples.Thinned(kpi.Id, fromMicros, toMicros, everyMicros));

    static (Sample Sample, KpiStatus Status, KpiSample Shown) Read(KpiDefinition kpi, StateSample row)
    {
        var sample = JsonSerializer.Deserialize<Sample>(row.Json, ControlsJson.Canonical) ?? throw new JsonException("null is no sample.");
        var status = StateMachine.Evaluate(kpi, sample, row.AtMicros);
        // What was judged by another version of the definition keeps its verdict.
        var judged = Enum.TryParse<State>(row.State, out var stored) ? stored : status.State;
        return (sample, status, Figures.Sample(kpi, sample, status, judged));
    }
}
