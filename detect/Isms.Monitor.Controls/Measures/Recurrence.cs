using System.Globalization;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Measures;

/// <summary>RSP-09. The trial is a corrective action: did what it was to end come back?</summary>
/// <remarks>An action is tied to incidents by the review that ordered it, or by its source; without a root cause on record there is nothing to
/// compare, and it is in neither side.</remarks>
sealed class Recurrence : IMeasure
{
    const int Patience = 180;
    const long OldestSource = 365 * UnixMicros.Day;

    public string Kpi => "RSP-09";

    public string Query =>
        "corrective actions completed in the window at least 180 days ago after which, within 180 days, an incident with a true verdict shares a risk "
            + "and the root cause with an incident that the action came from / those whose incident has a risk and a root cause";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var timelines = await IncidentSets.TimelinesAsync(context, abort);
        var reviews = (await context.Records.AsOfAsync<LessonsReview>(context.To, abort)).Select(one => one.Value).ToList();
        var from = context.To - (long)context.Kpi.Window.TotalMicroseconds - OldestSource;
        var incidents = (await context.Evidence.TriageAsync(from, context.To, abort)).Where(item => item is { IsIncident: true, Disposition: Disposition.TruePositive })
            .OrderBy(item => item.RaisedMicros).ThenBy(item => item.Id, StringComparer.Ordinal).ToList();
        var closed = context.Registers.CorrectiveActions.Where(action => action.Completed >= context.FirstDay && action.Completed < context.Day.AddDays(-Patience))
            .OrderBy(action => action.Id, StringComparer.Ordinal).ToList();
        var traced = closed.Select(action => (Action: action, Sources: Sources(action, incidents, reviews, timelines))).Where(one => one.Sources.Count > 0).ToList();
        if (closed.Count > 0 && traced.Count == 0) return Figure.Unknown(string.Create(CultureInfo.InvariantCulture,
            $"none of {closed.Count} corrective actions goes back to an incident with a risk and a root cause"));
        var returned = traced.Select(one => (one.Action, Again: Again(one.Action, one.Sources, incidents, timelines))).Where(one => one.Again.Count > 0).ToList();
        return new Figure
        {
            Numerator = returned.Count,
            Denominator = traced.Count,
            N = traced.Count,
            Exceptions = [.. returned.Select(one => new SampleException(one.Action.Id, $"its cause came back in {string.Join(", ", one.Again.Select(item => item.Id))}"))],
            Details = [new Detail("actions without a root cause", string.Create(CultureInfo.InvariantCulture, $"{closed.Count - traced.Count} of {closed.Count}"))],
        };
    }

    static List<TriageItem> Sources(CorrectiveAction action, List<TriageItem> incidents, List<LessonsReview> reviews, Dictionary<string, IncidentTimeline> timelines)
    {
        var ids = reviews.Where(review => review.Actions.Contains(action.Id)).Select(review => review.Id).Append(action.Source).ToHashSet(StringComparer.Ordinal);
        return [.. incidents.Where(item => ids.Contains(item.Id) && item.Risks.Count > 0 && CauseOf(item, timelines).Length > 0)];
    }

    static List<TriageItem> Again(CorrectiveAction action, List<TriageItem> sources, List<TriageItem> incidents, Dictionary<string, IncidentTimeline> timelines)
    {
        var (from, to) = (action.Completed!.Value, action.Completed.Value.AddDays(Patience));
        return
        [
            .. incidents.Where(item => UnixMicros.DayOf(item.RaisedMicros) is var day && day > from && day <= to
                && sources.Any(source => source.Id != item.Id && source.Risks.Intersect(item.Risks).Any()
                    && string.Equals(CauseOf(source, timelines), CauseOf(item, timelines), StringComparison.OrdinalIgnoreCase))),
        ];
    }

    static string CauseOf(TriageItem item, Dictionary<string, IncidentTimeline> timelines) => timelines.GetValueOrDefault(item.Id)?.RootCause ?? "";
}
