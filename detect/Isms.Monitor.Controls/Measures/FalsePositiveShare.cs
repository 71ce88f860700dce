using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>DET-04. What was closed without a verdict is in neither side; RSP-05 gates it for that reason.</summary>
sealed class FalsePositiveShare : IMeasure
{
    const long OldestRaised = 365 * UnixMicros.Day;

    public string Kpi => "DET-04";

    public string Query =>
        "alerts and incidents closed in the window as false positive / alerts and incidents closed in the window with a disposition";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var closed = (await context.Evidence.TriageAsync(context.From - OldestRaised, context.To, abort))
            .Where(item => item.Closed >= context.From && item.Disposition != Disposition.None).ToList();
        return new Figure
        {
            Numerator = closed.Count(item => item.Disposition == Disposition.FalsePositive),
            Denominator = closed.Count,
            N = closed.Count,
            Population = Populations.Of(closed, item => item.Disposition == Disposition.FalsePositive),
        };
    }
}
