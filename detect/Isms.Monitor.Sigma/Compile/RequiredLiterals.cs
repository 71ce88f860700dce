using System.Globalization;
using System.Text;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Compile;

/// <summary>
/// Literals of which at least one stands in every text that a regex matches, so that the regex only has to run where the automaton
/// found one. Null when there is none, or when the pattern uses something this reader does not know: then it always runs.
/// </summary>
ref struct RequiredLiterals
{
    const int MaxLiterals = 64, MaxDepth = 40;

    readonly ReadOnlySpan<char> _pattern;
    int _at, _depth;
    bool _gaveUp;

    RequiredLiterals(ReadOnlySpan<char> pattern) => _pattern = pattern;

    public static IReadOnlyList<string>? Of(FieldTest test) => test.Kind switch
    {
        TestKind.Regex => OfRegex(test.Value),
        TestKind.Wildcard => SigmaPattern.Parse(test.Value).Parts.MaxBy(part => part.Text.Length) is { Text.Length: > 0 } part ? [part.Text] : null,
        _ => null,
    };

    public static IReadOnlyList<string>? OfRegex(string pattern)
    {
        var reader = new RequiredLiterals(pattern);
        var literals = reader.Alternatives();
        return reader._gaveUp || reader._at < pattern.Length ? null : literals;
    }

    List<string>? Alternatives()
    {
        if (++_depth > MaxDepth) _gaveUp = true;
        List<string>? all = [];
        while (!_gaveUp)
        {
            var branch = Branch();
            all = all is null || branch is null || all.Count + branch.Count > MaxLiterals ? null : [.. all, .. branch];
            if (_at >= _pattern.Length || _pattern[_at] != '|') break;
            _at++;
        }
        _depth--;
        return all;
    }

    /// <summary>The best set of one branch: the one whose shortest literal is longest.</summary>
    List<string>? Branch()
    {
        List<string>? best = null;
        var run = new StringBuilder();
        while (!_gaveUp && _at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            var (kind, literal, group) = Element();
            var (least, isRepeated) = Quantifier();
            if (kind == ElementKind.Assertion) continue;
            if (kind == ElementKind.Literal && least > 0) run.Append(literal);
            if (kind == ElementKind.Literal && !isRepeated) continue;
            Offer(ref best, run.Length > 0 ? [run.ToString()] : null);
            run.Clear();
            if (least > 0) Offer(ref best, group);
        }
        Offer(ref best, run.Length > 0 ? [run.ToString()] : null);
        return best;
    }

    static void Offer(ref List<string>? best, List<string>? set)
    {
        if (set is { Count: > 0 } && (best is null || set.Min(text => text.Length) > best.Min(text => text.Length))) best = set;
    }

    enum ElementKind { Literal, Assertion, Other }

    (ElementKind Kind, char Literal, List<string>? Group) Element()
    {
        var letter = _pattern[_at++];
        switch (letter)
        {
            case '\\': return Escape();
            case '[':
                SkipClass();
                return (ElementKind.Other, default, null);
            case '(': return (ElementKind.Other, default, Group());
            case '^' or '$': return (ElementKind.Assertion, default, null);
            case '.': return (ElementKind.Other, default, null);
            case '*' or '+' or '?':
                _gaveUp = true;
                return default;
            default: return (ElementKind.Literal, letter, null);
        }
    }

    (ElementKind Kind, char Literal, List<string>? Group) Escape()
    {
        if (_at >= _pattern.Length) _gaveUp = true;
        if (_gaveUp) return default;
        var letter = _pattern[_at++];
        if (letter is 'b' or 'B' or 'A' or 'z' or 'Z') return (ElementKind.Assertion, default, null);
        if (letter is 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 'h') return (ElementKind.Other, default, null);
        if (char.IsAsciiLetterOrDigit(letter)) _gaveUp = true;
        return (ElementKind.Literal, letter, null);
    }

    void SkipClass()
    {
        if (_at < _pattern.Length && _pattern[_at] == '^') _at++;
        if (_at < _pattern.Length && _pattern[_at] == ']') _at++;
        while (_at < _pattern.Length && _pattern[_at] != ']')
        {
            if (_pattern[_at] == '[') _gaveUp = true;
            _at += _pattern[_at] == '\\' ? 2 : 1;
        }
        if (_at++ >= _pattern.Length) _gaveUp = true;
    }

    List<string>? Group()
    {
        if (_pattern[_at..].StartsWith("?:")) _at += 2;
        else if (_pattern[_at..].StartsWith("?i)"))
        {
            // Case is folded anyway.
            _at += 3;
            return null;
        }
        else if (_at < _pattern.Length && _pattern[_at] == '?') _gaveUp = true;
        if (_gaveUp) return null;
        var inner = Alternatives();
        if (_at >= _pattern.Length || _pattern[_at++] != ')') _gaveUp = true;
        return inner;
    }

    /// <summary>How often the element occurs at least, and whether it may occur more than once or not at all.</summary>
    (int Least, bool IsRepeated) Quantifier()
    {
        if (_at >= _pattern.Length) return (1, false);
        var (least, isQuantified) = _pattern[_at] switch { '*' or '?' => (0, true), '+' => (1, true), _ => (1, false) };
        if (isQuantified) _at++;
        else if (_pattern[_at] == '{') (least, isQuantified) = Braces();
        if (isQuantified && _at < _pattern.Length && _pattern[_at] is '?' or '+') _at++;
        return (least, isQuantified);
    }

    (int Least, bool IsQuantified) Braces()
    {
        var close = _pattern[_at..].IndexOf('}');
        var text = close < 0 ? default : _pattern.Slice(_at + 1, close - 1);
        var comma = text.IndexOf(',');
        if (text.IsEmpty || !int.TryParse(comma < 0 ? text : text[..comma], NumberStyles.None, CultureInfo.InvariantCulture, out var least)
            || (comma >= 0 && text[(comma + 1)..].ContainsAnyExceptInRange('0', '9')))
        {
            // A brace that is no quantifier is a literal to .NET; rare enough to give up.
            _gaveUp = true;
            return (1, false);
        }
        _at += close + 1;
        return (least, true);
    }
}
