namespace Isms.Monitor.Controls.Statistics;

/// <summary>Population stability index: how far the distribution of a score has moved. By custom below 0.1 is stable and over 0.2 is drift.</summary>
static class StabilityIndex
{
    const int Bins = 10;

    /// <summary>Stands for an empty bin, whose logarithm has no value.</summary>
    const double LeastShare = 1e-4;

    /// <param name="expected">Scores of the period before; its tenths are the bins. Not empty.</param>
    /// <param name="actual">Scores of now. Not empty.</param>
    public static double Of(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        var sorted = expected.Order().ToList();
        var edges = Enumerable.Range(1, Bins - 1).Select(bin => sorted[Math.Min(sorted.Count - 1, bin * sorted.Count / Bins)]).ToList();
        var (before, now) = (Shares(expected, edges), Shares(actual, edges));
        return before.Zip(now, (was, isNow) => (isNow - was) * Math.Log(isNow / was)).Sum();
    }

    static List<double> Shares(IReadOnlyList<double> scores, List<double> edges)
    {
        var counts = new int[Bins];
        foreach (var score in scores) counts[edges.Count(edge => score >= edge)]++;
        return [.. counts.Select(count => Math.Max(LeastShare, (double)count / scores.Count))];
    }
}
