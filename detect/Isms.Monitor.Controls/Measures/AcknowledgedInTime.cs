using System.Globalization;
using Isms.Monitor.Controls.Evidence;

namespace Isms.Monitor.Controls.Measures;

/// <summary>RSP-01. What is open and late is a miss; what may still be in time is not yet due.</summary>
sealed class AcknowledgedInTime : IMeasure
{
    public string Kpi => "RSP-01";

    public string Query =>
        "alerts and incidents raised in the window whose first change by a person came within the acknowledge limit of their first "
            + "severity "
        + "/ those touched, or untouched and past that limit";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var slas = context.Registers.SeveritySlas;
        var due = (await context.Evidence.TriageAsync(context.From, context.To, abort))
            .Select(item => (Item: item, Limit: ServiceLevels.Acknowledge(slas, item.Severity)))
            .Where(one => one.Limit is { } limit && (one.Item.FirstTouch is not null || context.To - one.Item.RaisedMicros > limit))
            .ToList();
        var late = due.Where(one => !InTime(one.Item, one.Limit!.Value)).Select(one => one.Item).OrderBy(item => item.RaisedMicros)
            .ToList();
        var touched = due.Where(one => one.Item.FirstTouch is not null).Select(one => one.Item.FirstTouch!.Value - one.Item.RaisedMicros)
            .ToList();
        return new Figure
        {
            Numerator = due.Count - late.Count,
            Denominator = due.Count,
            N = due.Count,
            Population = Populations.Of(due.Select(one => one.Item), item => !late.Contains(item)),
            Exceptions = [.. late.Select(item => new SampleException(item.Id,
                item.FirstTouch is null ? "nobody touched it, and it is late" : "taken up late"))],
            Details =
            [
                .. Durations.Describe("time to acknowledge", touched),
                new Detail("open and late", late.Count(item => item.FirstTouch is null).ToString(CultureInfo.InvariantCulture)),
            ],
        };
    }

    static bool InTime(TriageItem item, long limit) => item.FirstTouch is { } touch && touch - item.RaisedMicros <= limit;
}
