using System.Globalization;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>VIS-06. Deleted before its time is a finding, whoever set the retention shorter.</summary>
sealed class LogIntegrity : IMeasure
{
    public string Kpi => "VIS-06";

    public string Query =>
        "UTC days of the window, since the store is in use and due for sealing, whose every file is there and has the SHA-256 that the hash chain holds "
            + "/ UTC days of the window since the store is in use and due for sealing";

    public bool PresentOnly => true;

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var from = context.To - (long)context.Kpi.Window.TotalMicroseconds;
        var days = (await context.Evidence.LoggedDaysAsync(from, context.To, abort)).Where(day => day.State != LogState.Open).OrderBy(day => day.Day).ToList();
        if (days.Count == 0) return Figure.Unknown("no day is sealed yet");
        var lacking = days.Where(day => day.State != LogState.Intact).ToList();
        return new Figure
        {
            Numerator = days.Count - lacking.Count,
            Denominator = days.Count,
            N = days.Count,
            Exceptions = [.. lacking.Select(day => new SampleException(day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.What))],
            Details = [new Detail("days of the period before the store was in use", (days[0].Day.DayNumber - UnixMicros.DayOf(from).DayNumber)
                .ToString(CultureInfo.InvariantCulture))],
        };
    }
}
