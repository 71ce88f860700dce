namespace Isms.Monitor.Anomaly.Baselines;

/// <summary>Median and median absolute deviation of the last intervals. Robust: a single outbreak moves neither.</summary>
/// <remarks>The scale has floors, since a count that hardly varies would make everything an anomaly: the Poisson deviation of the
/// median, and a tenth of the median.</remarks>
sealed class RobustBaseline(int remembered)
{
    /// <summary>Makes the median absolute deviation estimate a standard deviation for normal data.</summary>
    const double Consistency = 1.4826;

    readonly double[] _ring = new double[remembered];
    int _next;

    public int Count { get; private set; }

    public void Learn(double value)
    {
        _ring[_next] = value;
        _next = (_next + 1) % _ring.Length;
        if (Count < _ring.Length) Count++;
    }

    /// <summary>Deviations of a value above the median; negative below it.</summary>
    public (double Median, double Scale, double Score) Judge(double value)
    {
        Span<double> sorted = Count <= 512 ? stackalloc double[Count] : new double[Count];
        _ring.AsSpan(0, Count).CopyTo(sorted);
        sorted.Sort();
        var median = Middle(sorted);
        for (var at = 0; at < sorted.Length; at++) sorted[at] = Math.Abs(sorted[at] - median);
        sorted.Sort();
        var scale = Math.Max(Consistency * Middle(sorted), Math.Max(Math.Sqrt(Math.Max(median, 1)), 0.1 * median));
        return (median, scale, (value - median) / scale);
    }

    /// <summary>The remembered values, oldest first.</summary>
    public IEnumerable<double> Values() => Enumerable.Range(0, Count).Select(at => _ring[(_next - Count + at + 2 * _ring.Length) % _ring.Length]);

    static double Middle(ReadOnlySpan<double> sorted) =>
        sorted.Length == 0 ? 0 : sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
}
