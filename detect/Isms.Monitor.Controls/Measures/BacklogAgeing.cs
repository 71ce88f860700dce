using System.Globalization;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>RSP-03. None open is 0 of 0 and has no figure.</summary>
sealed class BacklogAgeing : IMeasure
{
    const long OldestRaised = 365 * UnixMicros.Day;

    public string Kpi => "RSP-03";

    public string Query => "open incidents (raised at most 365 days ago) past the resolve limit of their first severity / open incidents";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var open = (await context.Evidence.TriageAsync(context.To - OldestRaised, context.To, abort))
            .Where(item => item.IsIncident && item.Closed is null).OrderBy(item => item.RaisedMicros).ToList();
        var late = open.Where(item => ServiceLevels.Resolve(context.Registers.SeveritySlas, item.Severity) is { } limit
            && context.To - item.RaisedMicros > limit).ToList();
        return new Figure
        {
            Numerator = late.Count,
            Denominator = open.Count,
            N = open.Count,
            Exceptions = [.. late.Select(item => new SampleException(item.Id, Age(item, context.To)))],
            Details = open.Count == 0 ? [] : [new Detail("oldest", Age(open[0], context.To))],
        };
    }

    static string Age(TriageItem item, long now) =>
        string.Create(CultureInfo.InvariantCulture, $"open for {(now - item.RaisedMicros) / (double)UnixMicros.Day:0.#} days");
}
