using System.Text;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading;

/// <summary>Collects every problem, so that one run shows them all.</summary>
sealed class Problems
{
    const int LongestQuote = 60;

    readonly List<RegisterError> _all = [];

    /// <summary>In the order of files and lines; errors and findings mixed, as a reader of the file meets them.</summary>
    public IReadOnlyList<RegisterError> InOrder() =>
        [.. _all.OrderBy(error => error.At.File, StringComparer.Ordinal).ThenBy(error => error.At.Line).ThenBy(error => error.At.Column)
            .ThenBy(error => error.Code, StringComparer.Ordinal)];

    public void AddAll(IEnumerable<RegisterError> more) => _all.AddRange(more);

    public void Error(Location at, string code, string problem, string remedy) => _all.Add(new(at, code, problem, remedy, IsFinding: false));

    public void Finding(Location at, string code, string problem, string remedy) => _all.Add(new(at, code, problem, remedy, IsFinding: true));

    /// <summary>A value of a file in quotes: short, and without control characters that would play with a terminal.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var letter in value.Length > LongestQuote ? value.AsSpan(0, LongestQuote) : value)
            text.Append(char.IsControl(letter) ? '?' : letter);
        return text.Append(value.Length > LongestQuote ? "...\"" : "\"").ToString();
    }

    /// <summary>A library's message as a part of our sentence: one line, no full stop.</summary>
    public static string Sentence(string message)
    {
        var text = message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return text.Length > 0 ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }
}
