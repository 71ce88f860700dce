using System.Globalization;

namespace Isms.Monitor.Controls.Measures;

/// <summary>VIS-01. The denominator is the inventory, so a firewall that never connected is missed.</summary>
sealed class LogSourceCoverage : IMeasure
{
    public string Kpi => "VIS-01";

    public string Query =>
        "assets with in_scope and logging_required that have an event that could be read in the time that they may be quiet (an hour at least) "
            + "before the end of the window and are not silent at its end "
        + "(pause over expected_interval and over the learnt p99.9 of the hour of week) / assets with in_scope and logging_required";

    public ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var sources = context.Silence.Since(context.From);
        var missing = sources.Where(source => !source.Delivered || source.IsSilent).ToList();
        return new(new Figure
        {
            Numerator = sources.Count - missing.Count,
            Denominator = sources.Count,
            N = sources.Count,
            ObservedExposure = 1,
            Exceptions = [.. missing.Select(source => new SampleException(source.Source.Id,
                source.IsSilent ? source.Sentence : $"{source.Source.Id} sends only what no format can read"))],
            Details = [.. sources.GroupBy(source => source.Source.Criticality).OrderByDescending(level => level.Key)
                .Select(level => new Detail(
                string.Create(CultureInfo.InvariantCulture, $"criticality {level.Key}"),
                string.Create(CultureInfo.InvariantCulture, $"{level.Count(source => !missing.Contains(source))} of {level.Count()}")))],
        });
    }
}
