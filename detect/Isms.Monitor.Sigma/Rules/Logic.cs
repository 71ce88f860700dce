using System.Security.Cryptography;
using System.Text;

namespace Isms.Monitor.Sigma.Rules;

/// <summary>Writes detection logic down in one spelling, so that it can be compared and hashed.</summary>
static class Logic
{
    public static string Text(ConditionTree tree) => tree switch
    {
        AllOf all => $"({string.Join(" and ", all.Children.Select(Text))})",
        AnyOf any => $"({string.Join(" or ", any.Children.Select(Text))})",
        AtLeast some => $"({some.Count} of {string.Join(", ", some.Children.Select(Text))})",
        Not not => $"not {Text(not.Child)}",
        Test { Of: var test } => Text(test),
        _ => throw new ArgumentOutOfRangeException(nameof(tree)),
    };

    public static string Text(FieldTest test) => $"{test.Field ?? "<any>"} {test.Kind}{(test.Cased ? " cased" : "")} '{test.Value}'{test.RegexFlags}";

    /// <summary>The first 64 bits of SHA-256, in hexadecimal.</summary>
    public static string Version(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
