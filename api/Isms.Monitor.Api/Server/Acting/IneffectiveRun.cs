using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>Since when a KPI is ineffective. A time without a measurement ends nothing: no data is no recovery.</summary>
static class IneffectiveRun
{
    const long Back = 366 * UnixMicros.Day;

    /// <param name="samples">Where states are stored.</param>
    /// <param name="kpi">Ineffective at <paramref name="at"/>.</param>
    /// <param name="at">Time of the measurement, Unix microseconds UTC.</param>
    public static long Since(SampleTable samples, string kpi, long at)
    {
        var day = Start(samples.Thinned(kpi, at - Back, at + 1, UnixMicros.Day), at);
        // Days are coarse: within the first one it began with the first measurement after the last good one.
        var midnight = day - day % UnixMicros.Day;
        return Start(samples.Valid(kpi, midnight, day + 1), day);
    }

    static long Start(IReadOnlyList<StateSample> states, long at)
    {
        var start = at;
        foreach (var sample in states.Reverse())
        {
            if (!Enum.TryParse<State>(sample.State, out var state) || !state.IsMeasured()) continue;
            if (state != State.Ineffective) break;
            start = Math.Min(start, sample.AtMicros);
        }
        return start;
    }
}
