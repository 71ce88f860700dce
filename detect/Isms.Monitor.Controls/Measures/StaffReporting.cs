using System.Globalization;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Statistics;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>GOV-02. Its band is the organisation's own year before the window: mean and three sigma of a count (u-chart).</summary>
sealed class StaffReporting : IMeasure
{
    const double MonthMicros = 30.44 * UnixMicros.Day;
    const long Baseline = 365 * UnixMicros.Day;
    const double Sigmas = 3;

    public string Kpi => "GOV-02";

    public string Query =>
        "security events reported by staff in the window / hundreds of people in scope times months of the window; band: three sigma about the rate "
            + "of the 365 days before the window, once reports go back that far";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var headcount = context.Registers.Scope.Headcount;
        if (headcount <= 0) return Figure.Unknown("the scope names no headcount");
        var reports = (await context.Records.AsOfAsync<StaffReport>(context.To, abort)).Select(one => one.Value)
            .Where(report => report.ReportedMicros < context.To).ToList();
        if (reports.Count == 0) return Figure.Unknown("no report by staff was ever put on record, so it is not known whether they could");
        var inWindow = reports.Where(report => report.ReportedMicros >= context.From).ToList();
        var months = (context.To - context.From) / MonthMicros;
        return new Figure
        {
            Numerator = inWindow.Count,
            Denominator = headcount / 100.0 * months,
            N = months,
            Band = BandOf(reports, context.From, headcount / 100.0, months),
            Details =
            [
                new Detail("turned out to be real", string.Create(CultureInfo.InvariantCulture,
                    $"{inWindow.Count(report => report.Real == true)} of {inWindow.Count(report => report.Real is not null)} assessed")),
                new Detail("not assessed", string.Create(CultureInfo.InvariantCulture, $"{inWindow.Count(report => report.Real is null)} of {inWindow.Count}")),
            ],
        };
    }

    /// <summary>Null until reports go back a year before the window.</summary>
    static Interval? BandOf(List<StaffReport> reports, long from, double hundreds, double months)
    {
        if (reports.Min(report => report.ReportedMicros) > from - Baseline) return null;
        var before = reports.Count(report => report.ReportedMicros >= from - Baseline && report.ReportedMicros < from);
        var rate = before / (hundreds * Baseline / MonthMicros);
        var sigma = Math.Sqrt(rate / (hundreds * months));
        return new Interval(Math.Max(0, rate - Sigmas * sigma), rate + Sigmas * sigma);
    }
}
