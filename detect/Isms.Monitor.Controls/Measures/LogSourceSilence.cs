using System.Globalization;
using Isms.Monitor.Controls.Silence;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>VIS-02, the gate: 1 minus it is the observed exposure that rates are divided by.</summary>
sealed class LogSourceSilence : IMeasure
{
    public string Kpi => "VIS-02";

    public string Query =>
        "hours of pauses over max(expected_interval, learnt p99.9 of the source's pauses at that hour of week over 28 days; "
            + "heartbeat: expected_interval) "
        + "times criticality / hours of the window times criticality, over assets with in_scope and logging_required";

    public ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var sources = context.Silence.Since(context.From);
        var month = context.Silence.Since(context.To - 30 * UnixMicros.Day);
        return new(new Figure
        {
            Numerator = sources.Sum(source => Hours(source.SilentMicros) * source.Weight),
            Denominator = sources.Sum(source => Hours(source.ExpectedMicros) * source.Weight),
            N = sources.Sum(source => Hours(source.ExpectedMicros)),
            ObservedExposure = 1,
            Exceptions = [.. sources.Where(source => source.Periods.Count > 0).Select(Exception)],
            Details =
            [
                new Detail("30 days", string.Create(CultureInfo.InvariantCulture, $"{(1 - Exposure.Observed(month)) * 100:0.##} %")),
                new Detail("sources without a heartbeat", string.Create(CultureInfo.InvariantCulture,
                    $"{sources.Count(source => !source.HasHeartbeat)} of {sources.Count}")),
            ],
        });
    }

    static SampleException Exception(SourceSilence source) => new(source.Source.Id, source.IsSilent
        ? source.Sentence
        : string.Create(CultureInfo.InvariantCulture, $"silent for {Hours(source.SilentMicros):0.##} h in {source.Periods.Count} pauses"));

    static double Hours(long micros) => (double)micros / UnixMicros.Hour;
}
