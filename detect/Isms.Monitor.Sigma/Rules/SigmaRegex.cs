using System.Text.RegularExpressions;

namespace Isms.Monitor.Sigma.Rules;

/// <summary>
/// Regexes of rules. Their text is input: the linear-time engine runs what it can, and the rest (lookaround, back-references, very large
/// patterns) gets a time limit per value, after which the value counts as not matching.
/// </summary>
static partial class SigmaRegex
{
    /// <summary>One value may cost that much in the backtracking engine.</summary>
    static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(100);

    const int MaxPatternLength = 16 * 1024;

    /// <exception cref="ArgumentException">The pattern cannot be read, or is too long.</exception>
    public static Regex Compile(string pattern, string flags)
    {
        if (pattern.Length > MaxPatternLength) throw new ArgumentException($"it is longer than {MaxPatternLength} characters");
        var options = RegexOptions.CultureInvariant;
        if (flags.Contains('i')) options |= RegexOptions.IgnoreCase;
        if (flags.Contains('m')) options |= RegexOptions.Multiline;
        if (flags.Contains('s')) options |= RegexOptions.Singleline;
        var dotNet = ToDotNet(pattern);
        try
        {
            return new Regex(dotNet, options | RegexOptions.NonBacktracking, MatchTimeout);
        }
        catch (NotSupportedException)
        {
            // Lookaround, back-references and the like: correct, but only safe with the time limit.
            return new Regex(dotNet, options, MatchTimeout);
        }
    }

    public static bool IsMatch(Regex regex, ReadOnlySpan<char> value)
    {
        try
        {
            return regex.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            // A value that this regex cannot decide in time must not stop the events behind it.
            return false;
        }
    }

    /// <summary>Whether the pattern can be read, and whether the linear-time engine runs it.</summary>
    public static bool TryCheck(string pattern, string flags, out bool isLinear, out string error)
    {
        try
        {
            (isLinear, error) = (Compile(pattern, flags).Options.HasFlag(RegexOptions.NonBacktracking), "");
            return true;
        }
        catch (ArgumentException problem)
        {
            (isLinear, error) = (false, problem.Message);
            return false;
        }
    }

    /// <summary>PCRE writes possessive quantifiers and <c>\h</c>, which .NET does not know.</summary>
    static string ToDotNet(string pattern) => Possessive().Replace(pattern, "$1").Replace(@"\h", @"[ \t]").Replace("(?P<", "(?<");

    [GeneratedRegex(@"(?<!\\)([*+?}])\+")]
    private static partial Regex Possessive();
}
