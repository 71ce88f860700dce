using System.Security.Cryptography;

namespace Isms.Monitor.Api.Security;

/// <summary>What a password must be, and how one is made up.</summary>
static class Passwords
{
    public const int MinLength = 12;
    public const int MaxLength = 256;

    /// <summary>Without letters and digits that look alike.</summary>
    const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>20 characters in four groups, 100 bits.</summary>
    public static string Generate() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));

    /// <summary>What is wrong with a new password, or null. Length decides, as NIST SP 800-63B has it: no rules on kinds of characters.</summary>
    public static string? Problem(string name, string old, string password) => password switch
    {
        { Length: < MinLength } => $"A password has at least {MinLength} characters.",
        { Length: > MaxLength } => $"A password has at most {MaxLength} characters.",
        _ when password == old => "The new password is the old one.",
        _ when password.Contains(name, StringComparison.OrdinalIgnoreCase) => "A password must not contain the name of its user.",
        _ when password.Distinct().Count() < 5 => "A password has at least 5 different characters.",
        _ => null,
    };
}
