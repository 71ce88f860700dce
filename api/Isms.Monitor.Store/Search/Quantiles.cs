namespace Isms.Monitor.Store.Search;

/// <summary>Percentiles of all values, exact, interpolated between the two nearest.</summary>
static class Quantiles
{
    /// <param name="sorted">Ascending.</param>
    /// <param name="percents">0 to 100.</param>
    public static IReadOnlyList<double> Of(IReadOnlyList<double> sorted, IReadOnlyList<double> percents) =>
        sorted.Count == 0 ? [] : [.. percents.Select(percent => At(sorted, percent / 100))];

    static double At(IReadOnlyList<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        return below + 1 >= sorted.Count ? sorted[^1] : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
