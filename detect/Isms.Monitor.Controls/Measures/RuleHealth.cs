using System.Globalization;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>DET-06. A rule runs when the program does and took it: a backlog that was read fills its gap, a refused rule never runs.</summary>
sealed class RuleHealth : IMeasure
{
    const long LeastGap = UnixMicros.Hour;

    public string Kpi => "DET-06";

    public string Query =>
        "hours of the window whose events were put to the rules times rules that ran / hours of the window times rules that ran or were refused "
            + "(in a gap as many as before it), from what the program noted of its runs";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var runs = (await context.Evidence.RunsAsync(context.From, context.To, abort)).OrderBy(run => run.FromMicros).ToList();
        if (runs.Count == 0) return Figure.Unknown("the program noted no run of its rules in the window");
        var (ran, due, reached, scheduled) = (0.0, 0.0, context.From, (double)(runs[0].Rules + runs[0].Refused));
        foreach (var run in runs)
        {
            var (start, end) = (Math.Max(run.FromMicros, reached), Math.Min(run.ToMicros, context.To));
            if (end <= start) continue;
            due += scheduled * Hours(start - reached);
            scheduled = run.Rules + run.Refused;
            ran += run.Rules * Hours(end - start);
            due += scheduled * Hours(end - start);
            reached = end;
        }
        due += scheduled * Hours(context.To - reached);
        return new Figure
        {
            Numerator = ran,
            Denominator = due,
            N = scheduled,
            Exceptions =
            [
                .. RunTime.Gaps(runs, context.From, context.To, LeastGap).Select(gap => new SampleException("", string.Create(CultureInfo.InvariantCulture,
                    $"no rule ran for {Hours(gap.To - gap.From):0.#} h from {UnixMicros.ToMinute(gap.From)}"))),
                .. runs.Where(run => run.Refused > 0).GroupBy(run => run.RuleSet).Select(set => new SampleException(set.Key,
                    string.Create(CultureInfo.InvariantCulture, $"{set.Max(run => run.Refused)} rules were refused"))),
            ],
            Details = [new Detail("sets of rules", runs.Select(run => run.RuleSet).Distinct().Count().ToString(CultureInfo.InvariantCulture))],
        };
    }

    static double Hours(long micros) => (double)micros / UnixMicros.Hour;
}
