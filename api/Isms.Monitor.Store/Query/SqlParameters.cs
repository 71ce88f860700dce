using System.Globalization;

namespace Isms.Monitor.Store.Query;

/// <summary>The values of a statement, in the order of their names <c>$q0</c>, <c>$q1</c>, …</summary>
sealed class SqlParameters
{
    readonly List<object> _values = [];

    public IReadOnlyList<object> Values => _values;

    /// <summary>Takes a value and gives the name that stands for it in the text.</summary>
    /// <remarks>The binding passes texts as C strings, which end at a NUL, so a text with one is put together again in SQL.</remarks>
    public string Add(object value)
    {
        if (value is string text && text.Contains('\0', StringComparison.Ordinal))
            return $"({string.Join(" || chr(0) || ", text.Split('\0').Select(Add))})";
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"$q{_values.Count - 1}");
    }
}
