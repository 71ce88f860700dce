namespace Isms.Monitor.Anomaly.Baselines;

/// <summary>Median and median absolute deviation of the last intervals. Robust: a single outbreak moves neither.</summary>
/// <remarks>The scale has floors, since a count that hardly varies would make everything an anomaly: the Poisson deviation of the
/// median, and a tenth of the median. Only intervals in which something happened take memory: most entities are addresses that were
/// seen once.</remarks>
sealed class RobustBaseline(int remembered)
{
    /// <summary>Makes the median absolute deviation estimate a standard deviation for normal data.</summary>
    const double Consistency = 1.4826;

    /// <summary>Values other than 0, oldest first, each with the number of its interval.</summary>
    (int At, double Value)[] _busy = [];
    int _first;
    int _end;
    int _learned;

    public int Count => Math.Min(_learned, remembered);

    public void Learn(double value)
    {
        if (value != 0)
        {
            if (_end == _busy.Length) MakeRoom();
            _busy[_end++] = (_learned, value);
        }
        Pass(1);
    }

    /// <summary>Nothing happened in so many intervals.</summary>
    public void LearnQuiet(int intervals) => Pass(Math.Min(intervals, remembered));

    /// <summary>Deviations of a value above the median; negative below it.</summary>
    public (double Median, double Scale, double Score) Judge(double value)
    {
        Span<double> sorted = Count <= 512 ? stackalloc double[Count] : new double[Count];
        sorted.Clear();
        for (var at = _first; at < _end; at++) sorted[at - _first] = _busy[at].Value;
        sorted.Sort();
        var median = Middle(sorted);
        for (var at = 0; at < sorted.Length; at++) sorted[at] = Math.Abs(sorted[at] - median);
        sorted.Sort();
        var scale = Math.Max(Consistency * Middle(sorted), Math.Max(Math.Sqrt(Math.Max(median, 1)), 0.1 * median));
        return (median, scale, (value - median) / scale);
    }

    internal void Save(BinaryWriter to)
    {
        to.Write(Count);
        to.Write(_end - _first);
        foreach (var (at, value) in _busy.AsSpan(_first.._end))
        {
            to.Write(at - (_learned - Count));
            to.Write(value);
        }
    }

    internal void Load(BinaryReader from)
    {
        _learned = from.ReadInt32();
        (_first, _end) = (0, from.ReadInt32());
        _busy = new (int, double)[_end];
        for (var at = 0; at < _end; at++) _busy[at] = (from.ReadInt32(), from.ReadDouble());
    }

    void Pass(int intervals)
    {
        _learned += intervals;
        while (_first < _end && _busy[_first].At < _learned - remembered) _first++;
    }

    void MakeRoom()
    {
        var kept = _busy.AsSpan(_first.._end);
        var to = kept.Length > _busy.Length / 2 || _busy.Length == 0 ? new (int, double)[Math.Max(1, _busy.Length * 2)] : _busy;
        kept.CopyTo(to);
        (_busy, _first, _end) = (to, 0, kept.Length);
    }

    static double Middle(ReadOnlySpan<double> sorted) =>
        sorted.Length == 0 ? 0 : sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
}
