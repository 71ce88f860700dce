using System.Globalization;

namespace Isms.Monitor.Api.Web.Charts;

/// <summary>Numbers in drawings.</summary>
static class Svg
{
    public static string Of(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Runs of neighbours that were measured: a line is broken where nothing was.</summary>
    public static IEnumerable<IReadOnlyList<(int Index, double Value)>> Runs(IReadOnlyList<double?> points)
    {
        var run = new List<(int, double)>();
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i] is { } value) run.Add((i, value));
            if (points[i] is not null && i < points.Count - 1) continue;
            if (run.Count > 0) yield return run;
            run = [];
        }
    }

    /// <summary>The step of 1, 2 or 5 times a power of ten that gives at most <paramref name="ticks"/> steps.</summary>
    public static double Step(double range, int ticks)
    {
        if (range <= 0) return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(range / ticks)));
        return new[] { 1, 2, 5, 10 }.Select(m => m * power).First(s => range / s <= ticks);
    }
}
