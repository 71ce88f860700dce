using Isms.Monitor.Sigma.Compile;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Match;

/// <summary>Runs tests on the values of the event at hand.</summary>
sealed class LazyEvaluator
{
    (int Value, int Field)[] _used = new (int, int)[64];
    int _count;
    EventValues _values = null!;
    bool _keywordsSeeOriginal;

    public void Begin(EventValues values, bool keywordsSeeOriginal) => (_values, _keywordsSeeOriginal, _count) = (values, keywordsSeeOriginal, 0);

    public void Add(int value, int field)
    {
        if (_count == _used.Length) Array.Resize(ref _used, _count * 2);
        _used[_count++] = (value, field);
    }

    /// <summary>Whether any value fulfils the test.</summary>
    public bool IsTrue(LazyTest test)
    {
        if (test.Field < 0) return IsKeyword(test);
        foreach (var (value, field) in _used.AsSpan(0, _count))
            if (field == test.Field && Holds(test, value)) return true;
        return false;
    }

    bool IsKeyword(LazyTest test)
    {
        for (var value = 0; value < _values.Event.Count; value++)
            if (!_values.IsNull(value) && Holds(test, value)) return true;
        return _keywordsSeeOriginal && _values.Event.Original.Length > 0 && HoldsForOriginal(test, _values.Event.Original);
    }

    bool Holds(LazyTest test, int value) => test.Test.Kind switch
    {
        TestKind.Regex => SigmaRegex.IsMatch(test.Regex!, _values.Chars(value)),
        TestKind.Wildcard => test.Glob!.IsMatch(test.Test.Cased ? _values.Cased(value) : _values.Folded(value)),
        TestKind.Equal => _values.Cased(value).SequenceEqual(test.Literal),
        TestKind.Contains => _values.Cased(value).IndexOf(test.Literal) >= 0,
        TestKind.StartsWith => _values.Cased(value).StartsWith(test.Literal),
        TestKind.EndsWith => _values.Cased(value).EndsWith(test.Literal),
        >= TestKind.Minute and <= TestKind.Year => TimeParts.Read(test.Test.Kind, _values.Chars(value).ToString()) == test.Number,
        _ => HoldsForOtherField(test, value),
    };

    bool HoldsForOriginal(LazyTest test, ReadOnlySpan<byte> original) => test.Test.Kind switch
    {
        TestKind.Regex => SigmaRegex.IsMatch(test.Regex!, _values.CharsOf(original)),
        TestKind.Wildcard => test.Glob!.IsMatch(test.Test.Cased ? original : _values.FoldedText(original)),
        TestKind.Equal => original.SequenceEqual(test.Literal),
        TestKind.Contains => original.IndexOf(test.Literal) >= 0,
        TestKind.StartsWith => original.StartsWith(test.Literal),
        TestKind.EndsWith => original.EndsWith(test.Literal),
        _ => false,
    };

    bool HoldsForOtherField(LazyTest test, int value)
    {
        for (var i = 0; i < _count; i++)
            if (_used[i].Field == test.OtherField && Compares(test, value, _used[i].Value)) return true;
        return false;
    }

    bool Compares(LazyTest test, int value, int otherValue)
    {
        // Folding the second value may move the buffer, so both are made before either is taken.
        if (!test.Test.Cased) _ = (_values.Folded(value).Length, _values.Folded(otherValue).Length);
        else _ = (_values.Cased(value).Length, _values.Cased(otherValue).Length);
        var text = test.Test.Cased ? _values.Cased(value) : _values.Folded(value);
        var other = test.Test.Cased ? _values.Cased(otherValue) : _values.Folded(otherValue);
        return test.Test.Kind switch
        {
            TestKind.FieldContains => text.IndexOf(other) >= 0,
            TestKind.FieldStartsWith => text.StartsWith(other),
            TestKind.FieldEndsWith => text.EndsWith(other),
            _ => text.SequenceEqual(other),
        };
    }
}
