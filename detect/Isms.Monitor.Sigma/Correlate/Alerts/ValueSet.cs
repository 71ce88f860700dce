using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Correlate.Alerts;

/// <summary>The first values of a field, each once.</summary>
sealed class ValueSet
{
    readonly List<string> _values = [];
    HashSet<string>? _known;

    public IReadOnlyList<string> Values => _values;

    /// <summary>Whether it is new and kept.</summary>
    public bool Add(string value)
    {
        if (value.Length == 0 || _values.Count == Alert.MaxValues) return false;
        if (_values.Count > 8) _known ??= [.. _values];
        if (_known?.Contains(value) ?? _values.Contains(value)) return false;
        _values.Add(value);
        _known?.Add(value);
        return true;
    }
}
