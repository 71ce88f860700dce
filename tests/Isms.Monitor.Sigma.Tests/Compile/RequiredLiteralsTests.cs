using System.Text.RegularExpressions;
using Isms.Monitor.Sigma.Compile;

namespace Isms.Monitor.Sigma.Tests.Compile;

public sealed class RequiredLiteralsTests
{
    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("ab?cd", "cd")]
    [InlineData("ab*cde+f", "cde")]
    [InlineData("(foo|bars)baz", "foo,bars|baz")]
    [InlineData("x(?:foo|bar)", "foo,bar")]
    [InlineData("^a\\.b$", "a.b")]
    [InlineData("\\d+abc", "abc")]
    [InlineData("(abc)?d", "d")]
    [InlineData("(abc){0,2}de", "de")]
    [InlineData("a{3}", "a")]
    [InlineData("[ab]c", "c")]
    [InlineData("(?i)abc", "abc")]
    [InlineData("\\bnet\\s+user", "user")]
    [InlineData("a|b*", "")]
    [InlineData(".*", "")]
    [InlineData("(?=abc)x", "")]
    [InlineData("\\x41bc", "")]
    [InlineData("(a", "")]
    public void The_literals_that_a_regex_cannot_do_without(string pattern, string expected)
    {
        var actual = RequiredLiterals.OfRegex(pattern) is { } literals ? string.Join(',', literals) : "";
        Assert.Contains(actual, expected.Split('|'));
    }

    [Theory]
    [InlineData("a(b|c)+d{0}e", "ab", "abe", "acbe")]
    [InlineData("(x|yy)(z|)w", "xzw", "yyw", "xw")]
    [InlineData("a(?:b(?:c|d)|e)f", "abcf", "abdf", "aef")]
    [InlineData("\\\\\\\\pipe[0-9]{2,}x?", "\\\\pipe12", "\\\\pipe123x", "z\\\\pipe00")]
    [InlineData("a+b+?c*+", "ab", "aabbcc", "xab")]
    public void Every_text_that_matches_holds_one_of_them(string pattern, params string[] texts)
    {
        var literals = RequiredLiterals.OfRegex(pattern);
        foreach (var text in texts.Where(text => Regex.IsMatch(text, pattern.Replace("*+", "*"))))
            Assert.True(literals is null || literals.Any(literal => text.Contains(literal, StringComparison.Ordinal)), $"{text}: {string.Join(',', literals!)}");
    }
}
