using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Security;

/// <summary>Lets a program search with name and password of a user in each request (RFC 7617), as Grafana does. The same accounts, throttle and audit
/// record as at the login; what the user may do is asked of the same table.</summary>
/// <remarks>Verifying a password is slow on purpose, and a dashboard sends dozens of requests: what was right holds for <see cref="Holds"/>, as long as
/// the account is as it was. Kept is a hash under a key of this process, never the password.</remarks>
sealed class BasicLogin(IUserStore users, Accounts accounts, TimeProvider clock)
{
    public const string Prefix = "/elasticsearch";

    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(15);

    /// <summary>Users at once; at the bound all verify again.</summary>
    const int MaxKnown = 1_000;

    const string Scheme = "Basic ";

    readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    readonly Lock _lock = new();
    readonly Dictionary<string, (byte[] Hash, long Stamp, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    public static async Task AdmitAsync(HttpContext http, RequestDelegate next)
    {
        var sent = http.Request.Headers.Authorization.ToString();
        if (http.Request.Path.StartsWithSegments(Prefix, StringComparison.Ordinal) && sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && await http.RequestServices.GetRequiredService<BasicLogin>().RefusalAsync(http, sent[Scheme.Length..]) is { } refusal)
        {
            await refusal.ExecuteAsync(http);
            return;
        }
        await next(http);
    }

    /// <summary>Null when the user is who it says; then the request is the user's.</summary>
    async Task<ProblemHttpResult?> RefusalAsync(HttpContext http, string credentials)
    {
        var (name, password) = Read(credentials);
        var hash = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(password));
        if (await KnownAsync(name, hash, http.RequestAborted) is { } known)
        {
            http.User = Session.Of(known);
            return null;
        }
        var result = await accounts.LoginAsync(name, password, SessionRoutes.AddressOf(http), http.RequestAborted);
        if (result.Account is { } account)
        {
            Keep(account, hash);
            http.User = Session.Of(account);
            return null;
        }
        if (result.Wait <= TimeSpan.Zero) return TypedResults.Problem(statusCode: 401, title: "ISMS5011 Name or password is wrong.", detail: "Send those of a user of the console.");
        var seconds = Math.Ceiling(result.Wait.TotalSeconds);
        http.Response.Headers.RetryAfter = seconds.ToString("0");
        return TypedResults.Problem(statusCode: 429, title: "ISMS5012 Too many wrong attempts.", detail: $"The next one is looked at in {seconds} s.");
    }

    async Task<UserAccount?> KnownAsync(string name, byte[] hash, CancellationToken abort)
    {
        (byte[] Hash, long Stamp, DateTimeOffset Until) known;
        lock (_lock)
        {
            if (!_known.TryGetValue(name, out known) || known.Until <= clock.GetUtcNow()) return null;
        }
        return CryptographicOperations.FixedTimeEquals(known.Hash, hash) && await users.FindAsync(name, abort) is { Disabled: false } account && account.Stamp == known.Stamp ? account : null;
    }

    void Keep(UserAccount account, byte[] hash)
    {
        lock (_lock)
        {
            if (_known.Count >= MaxKnown) _known.Clear();
            _known[account.Name] = (hash, account.Stamp, clock.GetUtcNow() + Holds);
        }
    }

    /// <summary>What cannot be read is the name and password of nobody.</summary>
    static (string Name, string Password) Read(string credentials)
    {
        var bytes = new byte[credentials.Length];
        if (credentials.Length > 2_000 || !Convert.TryFromBase64String(credentials.Trim(), bytes, out var length)) return ("", "");
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", "") : (text[..colon], text[(colon + 1)..]);
    }
}
