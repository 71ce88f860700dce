using System.Globalization;
using Isms.Monitor.Controls.Evidence;
using static Isms.Monitor.Controls.Evidence.TriageItem;

namespace Isms.Monitor.Controls.Measures;

/// <summary>RSP-02. Containment decides; resolution within its own limit stands beside it.</summary>
sealed class ContainedInTime : IMeasure
{
    public string Kpi => "RSP-02";

    public string Query =>
        "incidents raised in the window that were contained (or resolved) within the contain limit of their first severity "
        + "/ those contained or resolved, or past that limit; false positives left out";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var slas = context.Registers.SeveritySlas;
        var incidents = (await context.Evidence.TriageAsync(context.From, context.To, abort))
            .Where(item => item.IsIncident && item.Disposition is not (Disposition.FalsePositive or Disposition.BenignTruePositive))
            .ToList();
        var contain = Judge(incidents, ContainedAt, item => ServiceLevels.Contain(slas, item.Severity), context.To);
        var resolve = Judge(incidents, item => item.Closed, item => ServiceLevels.Resolve(slas, item.Severity), context.To);
        return new Figure
        {
            Numerator = contain.Due.Count - contain.Late.Count,
            Denominator = contain.Due.Count,
            N = contain.Due.Count,
            Population = Populations.Of(contain.Due, item => !contain.Late.Contains(item)),
            Exceptions = [.. contain.Late.Select(item => new SampleException(item.Id,
                ContainedAt(item) is null ? "not contained, and late" : "contained late"))],
            Details =
            [
                .. Durations.Describe("time to contain", [.. contain.Due.Where(item => ContainedAt(item) is not null)
                    .Select(item => ContainedAt(item)!.Value - item.RaisedMicros)]),
                new Detail("resolved in time", string.Create(CultureInfo.InvariantCulture,
                    $"{resolve.Due.Count - resolve.Late.Count} of {resolve.Due.Count}")),
            ],
        };
    }

    static long? ContainedAt(TriageItem item) =>
        item.First(Entered.Contained) ?? item.First(Entered.Resolved) ?? item.First(Entered.Closed);

    static (List<TriageItem> Due, List<TriageItem> Late) Judge(
        List<TriageItem> incidents, Func<TriageItem, long?> done, Func<TriageItem, long?> limit, long now)
    {
        var due = incidents.Where(item => limit(item) is { } allowed && (done(item) is not null || now - item.RaisedMicros > allowed))
            .ToList();
        return (due, [.. due.Where(item => done(item) is not { } at || at - item.RaisedMicros > limit(item))
            .OrderBy(item => item.RaisedMicros)]);
    }
}
