namespace Isms.Monitor.Sigma.Correlate.Measures;

/// <summary>Numbers in order; an insertion moves at most a few kilobytes.</summary>
sealed class SortedValues
{
    double[] _values = new double[32];
    int _count;

    public ReadOnlySpan<double> Values => _values.AsSpan(0, _count);

    public void Add(double value)
    {
        var at = Array.BinarySearch(_values, 0, _count, value);
        if (at < 0) at = ~at;
        if (_count == _values.Length) Array.Resize(ref _values, _count * 2);
        Array.Copy(_values, at, _values, at + 1, _count - at);
        _values[at] = value;
        _count++;
    }

    public void Remove(double value)
    {
        var at = Array.BinarySearch(_values, 0, _count, value);
        if (at < 0) return;
        _count--;
        Array.Copy(_values, at + 1, _values, at, _count - at);
    }
}
