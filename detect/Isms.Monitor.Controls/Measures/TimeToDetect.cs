using System.Globalization;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>DET-03. How long an intruder had; of a range the earlier end counts. What nobody detected is missing by nature.</summary>
sealed class TimeToDetect : IMeasure
{
    const long Limit = 24 * UnixMicros.Hour;

    public string Kpi => "DET-03";

    public string Query =>
        "incidents raised in the window with a true verdict whose detection is at most 24 h after the occurrence of their timeline (of a range "
            + "the earlier end) / those with a known occurrence not after the detection";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var timelines = await IncidentSets.TimelinesAsync(context, abort);
        var confirmed = await IncidentSets.ConfirmedAsync(context, abort);
        var known = confirmed.Select(item => (Item: item, timelines.GetValueOrDefault(item.Id)?.Occurred))
            .Where(one => one.Occurred is { } occurred && occurred.Micros <= one.Item.RaisedMicros)
            .Select(one => (one.Item, Dwell: one.Item.RaisedMicros - one.Occurred!.Micros, one.Occurred.Quality)).ToList();
        if (confirmed.Count > 0 && known.Count == 0)
            return Figure.Unknown(string.Create(CultureInfo.InvariantCulture, $"of none of {confirmed.Count} confirmed incidents the time of occurrence is known"));
        var late = known.Where(one => one.Dwell > Limit).ToList();
        return new Figure
        {
            Numerator = known.Count - late.Count,
            Denominator = known.Count,
            N = known.Count,
            Exceptions = [.. late.Select(one => new SampleException(one.Item.Id, string.Create(CultureInfo.InvariantCulture,
                $"detected {one.Dwell / (double)UnixMicros.Hour:0.#} h after it began")))],
            Details = [.. Durations.Describe("time to detect", [.. known.Select(one => one.Dwell)]), .. Details(confirmed.Count, known)],
        };
    }

    static IEnumerable<Detail> Details(int confirmed, List<(TriageItem Item, long Dwell, MomentQuality Quality)> known)
    {
        yield return new Detail("occurrence unknown", string.Create(CultureInfo.InvariantCulture, $"{confirmed - known.Count} of {confirmed}"));
        if (known.Count > 0) yield return new Detail("occurrence known exactly", string.Create(CultureInfo.InvariantCulture,
            $"{known.Count(one => one.Quality == MomentQuality.Exact)} of {known.Count}"));
    }
}
