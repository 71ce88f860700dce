using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>RSP-05. It gates the KPIs that rest on verdicts.</summary>
sealed class TriageCompleteness : IMeasure
{
    /// <summary>How long before the window an item that was closed in it may have been raised.</summary>
    const long OldestRaised = 365 * UnixMicros.Day;

    public string Kpi => "RSP-05";

    public string Query =>
        "alerts and incidents closed in the window (raised at most 365 days before it) with a disposition, a reason, and a control or risk "
        + "/ alerts and incidents closed in the window";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var closed = (await context.Evidence.TriageAsync(context.From - OldestRaised, context.To, abort))
            .Where(item => item.Closed >= context.From).OrderBy(item => item.RaisedMicros).ThenBy(item => item.Id, StringComparer.Ordinal)
            .ToList();
        var lacking = closed.Select(item => (item.Id, Lacks: Lacks(item))).Where(one => one.Lacks.Length > 0).ToList();
        return new Figure
        {
            Numerator = closed.Count - lacking.Count,
            Denominator = closed.Count,
            N = closed.Count,
            Population = Populations.Of(closed, item => Lacks(item).Length == 0),
            Exceptions = [.. lacking.Select(one => new SampleException(one.Id, $"closed without {one.Lacks}"))],
        };
    }

    static string Lacks(TriageItem item) => string.Join(", ", new[]
    {
        item.Disposition == Disposition.None ? "a disposition" : "",
        string.IsNullOrWhiteSpace(item.Reason) ? "a reason" : "",
        item.Controls.Count + item.Risks.Count == 0 ? "a control or risk" : "",
    }.Where(word => word.Length > 0));
}
