using System.Globalization;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Measures;

/// <summary>DET-10. An incident without a timeline says nothing of how it came to light: it is in neither side.</summary>
sealed class ReportedByOthers : IMeasure
{
    public string Kpi => "DET-10";

    public string Query =>
        "incidents raised in the window with a true verdict whose timeline names a reporter (customer, authority, supplier, staff) "
            + "/ those that have a timeline";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var timelines = await IncidentSets.TimelinesAsync(context, abort);
        var confirmed = await IncidentSets.ConfirmedAsync(context, abort);
        var known = confirmed.Where(item => timelines.ContainsKey(item.Id)).Select(item => (item.Id, timelines[item.Id].ReportedBy)).ToList();
        if (confirmed.Count > 0 && known.Count == 0)
            return Figure.Unknown(string.Create(CultureInfo.InvariantCulture, $"none of {confirmed.Count} confirmed incidents has a timeline that says who noticed it"));
        var reported = known.Where(one => one.ReportedBy is not null).ToList();
        return new Figure
        {
            Numerator = reported.Count,
            Denominator = known.Count,
            N = known.Count,
            Exceptions = [.. reported.Select(one => new SampleException(one.Id, $"first reported by {Words(one.ReportedBy!.Value)}"))],
            Details =
            [
                new Detail("by own staff", Number(reported.Count(one => one.ReportedBy == Reporter.Staff))),
                new Detail("by outsiders", Number(reported.Count(one => one.ReportedBy != Reporter.Staff))),
                new Detail("without a timeline", string.Create(CultureInfo.InvariantCulture, $"{confirmed.Count - known.Count} of {confirmed.Count}")),
            ],
        };
    }

    static string Words(Reporter reporter) => reporter switch
    {
        Reporter.Customer => "a customer",
        Reporter.Authority => "an authority",
        Reporter.Supplier => "a supplier",
        _ => "own staff",
    };

    static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
