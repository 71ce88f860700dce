using System.Globalization;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>RSP-10. No reportable incident is not exercised, and no hundred percent.</summary>
sealed class NotificationsInTime : IMeasure
{
    /// <summary>The shortest first limit that the regimes share; a reportable incident without any clock is late from then on.</summary>
    const long FirstLimit = 24 * UnixMicros.Hour;

    public string Kpi => "RSP-10";

    public string Query =>
        "notification steps due in the window that were sent by then with a proof / notification steps due in the window, less those waived with a "
            + "reason; an incident decided reportable without any step counts as one missed step 24 h after awareness";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var steps = (await context.Records.AsOfAsync<ClockStep>(context.To, abort)).Select(one => one.Value).ToList();
        var timelines = await IncidentSets.TimelinesAsync(context, abort);
        var due = steps.Where(step => step.DueMicros >= context.From && step.DueMicros < context.To).ToList();
        var owed = due.Where(step => step.Waived.Length == 0).ToList();
        var late = owed.Where(step => !(step.SentMicros <= step.DueMicros && step.Proof.Length > 0)).ToList();
        var unclocked = Unclocked(timelines.Values, steps, context);
        if (owed.Count + unclocked.Count == 0) return Figure.Unknown("not exercised: no notification was due");
        return new Figure
        {
            Numerator = owed.Count - late.Count,
            Denominator = owed.Count + unclocked.Count,
            N = owed.Count + unclocked.Count,
            Exceptions = [.. late.Select(step => new SampleException(step.Subject, $"{step.Regime} {step.Step} {What(step, context.To)}")),
                .. unclocked.Select(id => new SampleException(id, "reportable, and no notification is on record"))],
            Details = [new Detail("waived", string.Create(CultureInfo.InvariantCulture, $"{due.Count - owed.Count} of {due.Count}")), .. Decisions(timelines.Values, context)],
        };
    }

    static string What(ClockStep step, long to) =>
        step.SentMicros is not { } sent || sent >= to ? $"was not sent, and was due {UnixMicros.ToMinute(step.DueMicros)}"
        : sent > step.DueMicros ? $"was sent late, it was due {UnixMicros.ToMinute(step.DueMicros)}"
        : "was sent without a proof";

    static List<string> Unclocked(IEnumerable<IncidentTimeline> timelines, List<ClockStep> steps, MeasureContext context)
    {
        var clocked = steps.Select(step => step.Subject).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. timelines.Where(one => one.Reportable == true && !clocked.Contains(one.Id)
                && (one.Aware ?? one.ReportableDecided)?.Micros + FirstLimit is { } limit && limit >= context.From && limit < context.To).Select(one => one.Id),
        ];
    }

    static IEnumerable<Detail> Decisions(IEnumerable<IncidentTimeline> timelines, MeasureContext context)
    {
        var aware = timelines.Where(one => one.Aware is { } moment && moment.Micros >= context.From && moment.Micros < context.To).ToList();
        var decided = aware.Where(one => one.ReportableDecided is not null).ToList();
        return
        [
            .. Durations.Describe("awareness to decision", [.. decided.Select(one => one.ReportableDecided!.Micros - one.Aware!.Micros)]),
            new Detail("decision open", string.Create(CultureInfo.InvariantCulture, $"{aware.Count - decided.Count} of {aware.Count}")),
        ];
    }
}
