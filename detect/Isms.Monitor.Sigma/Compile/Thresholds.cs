using System.Globalization;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Compile;

/// <summary>Bounds on numbers, sorted so that only those that hold are visited.</summary>
sealed class Thresholds
{
    /// <summary>Ascending, for "above"; descending, for "below".</summary>
    readonly (double Number, bool OrEqual, int Bit)[] _above, _below;

    public Thresholds(IEnumerable<(TestKind Kind, double Number, int Bit)> bounds)
    {
        var all = bounds.ToLookup(bound => bound.Kind is TestKind.Greater or TestKind.GreaterOrEqual);
        _above = [.. all[true].OrderBy(bound => bound.Number).Select(bound => (bound.Number, bound.Kind == TestKind.GreaterOrEqual, bound.Bit))];
        _below = [.. all[false].OrderByDescending(bound => bound.Number).Select(bound => (bound.Number, bound.Kind == TestKind.LessOrEqual, bound.Bit))];
    }

    public static bool TryRead(ReadOnlySpan<byte> value, out double number) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    public void Find(ReadOnlySpan<byte> value, Marks marks)
    {
        if (!TryRead(value, out var number)) return;
        foreach (var (bound, orEqual, bit) in _above)
        {
            if (bound > number) break;
            if (number > bound || orEqual) marks.Set(bit);
        }
        foreach (var (bound, orEqual, bit) in _below)
        {
            if (bound < number) break;
            if (number < bound || orEqual) marks.Set(bit);
        }
    }
}
