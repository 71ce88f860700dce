using System.Globalization;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Silence;
using Isms.Monitor.Controls.Statistics;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>RSP-11. Incidents by observed time: a dead firewall makes the figure unknown and never better.</summary>
sealed class IncidentTrend : IMeasure
{
    const long Recent = 61 * UnixMicros.Day;

    const double MonthMicros = 30.44 * UnixMicros.Day;

    public string Kpi => "RSP-11";

    public string Query =>
        "incidents raised in the last 61 days by observed month / incidents raised in the window by observed month; false positives "
            + "left out; "
        + "observed: window less silence of the sources it depends on";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var incidents = (await context.Evidence.TriageAsync(context.From, context.To, abort))
            .Where(item => item.IsIncident && item.Disposition is not (Disposition.FalsePositive or Disposition.BenignTruePositive))
            .ToList();
        var cut = Math.Max(context.From, context.To - Recent);
        var (late, early) = (incidents.Count(item => item.RaisedMicros >= cut), incidents.Count(item => item.RaisedMicros < cut));
        var (recent, whole) = (Observed(context, cut), Observed(context, context.From));
        if (cut <= context.From || recent <= 0 || whole - recent <= 0)
            return Figure.Unknown("no more than the last two months were observed");
        return new Figure
        {
            Numerator = late / recent,
            Denominator = incidents.Count / whole,
            N = incidents.Count,
            Details =
            [
                new Detail("last two months", string.Create(CultureInfo.InvariantCulture,
                    $"{late} incidents in {recent:0.##} observed months")),
                new Detail("before", string.Create(CultureInfo.InvariantCulture,
                    $"{early} incidents in {whole - recent:0.##} observed months")),
                new Detail("p-value", PoissonRateTest.PValue(late, recent, early, whole - recent)
                    .ToString("0.###", CultureInfo.InvariantCulture)),
            ],
        };
    }

    static double Observed(MeasureContext context, long from) =>
        Exposure.Observed(Exposure.OfKinds(context.Silence.Since(from), context.Kpi.DependsOn))
            * (context.To - from) / MonthMicros;
}
