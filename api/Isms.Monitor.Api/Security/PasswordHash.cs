using System.Globalization;
using System.Security.Cryptography;

namespace Isms.Monitor.Api.Security;

/// <summary>PBKDF2 with HMAC-SHA-256 (RFC 8018), written as <c>pbkdf2-sha256$iterations$salt$key</c>.</summary>
static class PasswordHash
{
    /// <summary>OWASP's figure for this function, 2023.</summary>
    public const int Iterations = 600_000;

    const int SaltBytes = 16;
    const int KeyBytes = 32;
    const string Scheme = "pbkdf2-sha256";

    /// <summary>A hash that no password has: verifying against it takes as long as against a real one, so that time does not tell which names exist.</summary>
    public static readonly string OfNobody =
        $"{Scheme}${Iterations}${Convert.ToBase64String(new byte[SaltBytes])}${Convert.ToBase64String(new byte[KeyBytes])}";

    public static string Of(string password, int iterations = Iterations)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var key = Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, KeyBytes);
        return $"{Scheme}${iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(key)}";
    }

    public static bool Verify(string password, string hash)
    {
        if (hash.Split('$') is not [Scheme, var count, var salt, var key]
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var iterations)) return false;
        var wanted = Convert.FromBase64String(key);
        var given = Rfc2898DeriveBytes.Pbkdf2(password, Convert.FromBase64String(salt), iterations, HashAlgorithmName.SHA256, wanted.Length);
        return CryptographicOperations.FixedTimeEquals(given, wanted);
    }
}
