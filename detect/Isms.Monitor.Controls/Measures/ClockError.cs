using System.Globalization;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>VIS-05. The least delay is judged: transport can only add to it, a wrong clock shifts all of it.</summary>
sealed class ClockError : IMeasure
{
    const long Limit = 5 * UnixMicros.Second;
    const long QuarterHour = 15 * UnixMicros.Minute;

    public string Kpi => "VIS-05";

    public string Query =>
        "required sources whose least delay (received less @timestamp) is over 5 s either way, or that have events from the future "
            + "/ required sources with live events";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var required = context.Silence.Since(context.From).Select(source => source.Source.Id).ToHashSet();
        var live = (await context.Evidence.ClockOffsetsAsync(context.From, context.To, abort))
            .Where(offset => required.Contains(offset.Source)).OrderBy(offset => offset.Source, StringComparer.Ordinal).ToList();
        var wrong = live.Where(offset => Math.Abs(offset.MinimumDelayMicros) > Limit || offset.FutureEvents > 0).ToList();
        return new Figure
        {
            Numerator = wrong.Count,
            Denominator = live.Count,
            N = live.Count,
            ObservedExposure = 1,
            Exceptions = [.. wrong.Select(offset => new SampleException(offset.Source, What(offset)))],
        };
    }

    static string What(ClockOffset offset)
    {
        var error = -offset.MinimumDelayMicros;
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(error) / (double)UnixMicros.Second:0.#} s");
        var quarters = Math.Abs(error) >= QuarterHour - Limit && Math.Abs(Math.IEEERemainder(error, QuarterHour)) <= Limit;
        if (quarters) return $"time zone: off by {seconds}, a whole number of quarter hours";
        if (Math.Abs(error) > Limit) return $"clock is {seconds} {(error > 0 ? "ahead" : "behind")}";
        return string.Create(CultureInfo.InvariantCulture, $"{offset.FutureEvents} of {offset.Events} events from the future");
    }
}
