using System.Globalization;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Measures;

/// <summary>RSP-04. Of the team and never of a person. Time from first touch to closing is not time worked, so it is not used.</summary>
sealed class AnalystLoad : IMeasure
{
    const long LookBack = 365 * UnixMicros.Day;

    /// <summary>Items of a severity whose hours must be on record before their median speaks for the others.</summary>
    const int LeastRecorded = 5;

    public string Kpi => "RSP-04";

    public string Query =>
        "minutes worked on alerts and incidents closed in the window (hours of the timeline, else the median of those on record of the same severity over "
            + "365 days, at least 5) / minutes of analysts on shift in the window; exposure is the share of closed items with such a time";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var shifts = context.Registers.Shifts;
        if (shifts.Count == 0) return Figure.Unknown("no shift of analysts is registered");
        var timelines = await IncidentSets.TimelinesAsync(context, abort);
        var handled = (await context.Evidence.TriageAsync(context.To - LookBack, context.To, abort)).Where(item => item.Closed is not null).ToList();
        var usual = Medians(handled, timelines);
        var closed = handled.Where(item => item.Closed >= context.From).Select(item => Minutes(item, timelines) ?? usual.GetValueOrDefault(item.Severity)).ToList();
        var known = closed.OfType<double>().ToList();
        if (closed.Count > 0 && known.Count == 0) return Figure.Unknown("of no closed alert or incident the hours worked are on record");
        return new Figure
        {
            Numerator = known.Sum(),
            Denominator = shifts.Sum(shift => MinutesOf(shift, context.From, context.To)),
            N = closed.Count,
            ObservedExposure = closed.Count == 0 ? 1 : (double)known.Count / closed.Count,
            Details = [new Detail("closed items with a time", string.Create(CultureInfo.InvariantCulture, $"{known.Count} of {closed.Count}"))],
        };
    }

    static double? Minutes(TriageItem item, Dictionary<string, IncidentTimeline> timelines) =>
        timelines.GetValueOrDefault(item.Id)?.Hours is { } hours ? (double)hours * 60 : null;

    static Dictionary<string, double?> Medians(List<TriageItem> handled, Dictionary<string, IncidentTimeline> timelines) => handled
        .Select(item => (item.Severity, Minutes: Minutes(item, timelines))).Where(one => one.Minutes is not null).GroupBy(one => one.Severity)
        .Where(level => level.Count() >= LeastRecorded)
        .ToDictionary(level => level.Key, level => level.Select(one => one.Minutes).Order().ElementAt(level.Count() / 2));

    /// <summary>A day of which the window holds a part counts by that part.</summary>
    static double MinutesOf(Shift shift, long from, long to)
    {
        var total = 0.0;
        for (var start = from - from % UnixMicros.Day; start < to; start += UnixMicros.Day)
        {
            if (!shift.Days.Contains(UnixMicros.DayOf(start).DayOfWeek)) continue;
            var share = (Math.Min(to, start + UnixMicros.Day) - Math.Max(from, start)) / (double)UnixMicros.Day;
            total += share * shift.Length.TotalMinutes * shift.Analysts;
        }
        return total;
    }
}
