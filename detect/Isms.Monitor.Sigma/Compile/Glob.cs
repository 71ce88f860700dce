using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Compile;

/// <summary>A wildcard pattern over UTF-8: <c>*</c> is any text, <c>?</c> one character. Never slower than value times pattern.</summary>
sealed class Glob
{
    /// <summary>-1 is <c>*</c>, -2 is <c>?</c>, anything else a byte.</summary>
    const int Star = -1, One = -2;

    readonly int[] _pattern;

    public Glob(string pattern, bool cased)
    {
        var steps = new List<int>();
        foreach (var part in SigmaPattern.Parse(pattern).Parts)
        {
            if (part.Kind == PatternPartKind.AnyText) steps.Add(Star);
            else if (part.Kind == PatternPartKind.AnyCharacter) steps.Add(One);
            else steps.AddRange((cased ? System.Text.Encoding.UTF8.GetBytes(part.Text) : Folding.Fold(part.Text)).Select(letter => (int)letter));
        }
        _pattern = [.. steps];
    }

    /// <param name="value">Valid UTF-8, folded unless the pattern is cased.</param>
    public bool IsMatch(ReadOnlySpan<byte> value)
    {
        var (at, step, starStep, starAt) = (0, 0, -1, 0);
        while (at < value.Length)
        {
            if (step < _pattern.Length && _pattern[step] == Star)
            {
                (starStep, starAt) = (step++, at);
            }
            else if (step < _pattern.Length && _pattern[step] == One)
            {
                (step, at) = (step + 1, AfterCharacter(value, at));
            }
            else if (step < _pattern.Length && _pattern[step] == value[at])
            {
                (step, at) = (step + 1, at + 1);
            }
            else if (starStep >= 0)
            {
                starAt = AfterCharacter(value, starAt);
                (step, at) = (starStep + 1, starAt);
            }
            else
            {
                return false;
            }
        }
        while (step < _pattern.Length && _pattern[step] == Star) step++;
        return step == _pattern.Length;
    }

    static int AfterCharacter(ReadOnlySpan<byte> value, int at)
    {
        do at++;
        while (at < value.Length && (value[at] & 0xC0) == 0x80);
        return at;
    }
}
