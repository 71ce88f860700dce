using System.Globalization;
using Isms.Monitor.Controls.Evidence;

namespace Isms.Monitor.Controls.Measures;

/// <summary>DET-01. The speed of the machine. Alerts of a backlog or of loaded files are left out, or every outage looks like slowness.</summary>
sealed class DetectionDelay : IMeasure
{
    const int LimitSeconds = 300;

    public string Kpi => "DET-01";

    public string Query =>
        "alerts raised in the window of events received while the program ran, stored at most 300 s after the time of the event that completed the rule "
            + "/ all of these; seeded alerts and those of a backlog left out";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var runs = await context.Evidence.RunsAsync(context.From, context.To, abort);
        var delays = runs.Where(run => run.Delays.Count > 0).Select(run => run.Delays).ToList();
        var counts = Enumerable.Range(0, RunPeriod.DelayBounds.Count + 1).Select(at => delays.Sum(one => one[at])).ToList();
        var (all, backlog) = (counts.Sum(), runs.Sum(run => run.FromBacklog));
        if (all == 0) return Figure.Unknown(backlog == 0 ? "no alert was raised while the program ran"
            : string.Create(CultureInfo.InvariantCulture, $"no alert was raised of live events; {backlog} are of a backlog or of loaded files"));
        return new Figure
        {
            Numerator = Within(counts, LimitSeconds),
            Denominator = all,
            N = all,
            Details =
            [
                .. RunPeriod.DelayBounds.Select(bound => new Detail(string.Create(CultureInfo.InvariantCulture, $"within {bound} s"),
                    string.Create(CultureInfo.InvariantCulture, $"{Within(counts, bound)} of {all}"))),
                new Detail("of a backlog, left out", backlog.ToString(CultureInfo.InvariantCulture)),
            ],
        };
    }

    static long Within(List<long> counts, int bound) => counts.Where((_, at) => at < RunPeriod.DelayBounds.Count && RunPeriod.DelayBounds[at] <= bound).Sum();
}
