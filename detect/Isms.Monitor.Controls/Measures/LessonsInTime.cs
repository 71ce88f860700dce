using System.Globalization;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>RSP-07. The share of reviews that led to an action stands beside it: a review without one may be paper.</summary>
sealed class LessonsInTime : IMeasure
{
    const long Limit = 14 * UnixMicros.Day;

    public string Kpi => "RSP-07";

    public string Query =>
        "incidents of severity high or critical closed in the window and at least 14 days before its end (false alarms left out) with a "
            + "review held within 14 days of the closing / all of these";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var reviews = (await context.Records.AsOfAsync<LessonsReview>(context.To, abort)).Where(one => one.Value.HeldMicros < context.To)
            .ToDictionary(one => one.Value.Id, one => one.Value);
        var due = (await IncidentSets.SevereClosedAsync(context, abort)).Where(item => item.Closed + Limit <= context.To)
            .Select(item => (Item: item, Review: reviews.GetValueOrDefault(item.Id))).ToList();
        var late = due.Where(one => !(one.Review?.HeldMicros <= one.Item.Closed + Limit)).ToList();
        var reviewed = due.Where(one => one.Review is not null).ToList();
        return new Figure
        {
            Numerator = due.Count - late.Count,
            Denominator = due.Count,
            N = due.Count,
            Exceptions = [.. late.Select(one => new SampleException(one.Item.Id, one.Review is null ? "no review was held" : "reviewed late"))],
            Details = [new Detail("reviews that led to an action", string.Create(CultureInfo.InvariantCulture,
                $"{reviewed.Count(one => one.Review!.Actions.Count > 0)} of {reviewed.Count}"))],
        };
    }
}
