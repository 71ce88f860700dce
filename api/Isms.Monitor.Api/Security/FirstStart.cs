using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Security;

/// <summary>Makes the first administrator when there is no user, and says which addresses may be bound until its password was changed.</summary>
static class FirstStart
{
    public const string Name = "admin";

    /// <summary>Prints the password once; it is stored as a hash only. Null when there are users already.</summary>
    public static async Task<string?> EnsureAdministratorAsync(IUserStore users, TextWriter console, TimeProvider clock, CancellationToken abort)
    {
        if ((await users.ListAsync(abort)).Count > 0) return null;
        var password = Passwords.Generate();
        await users.AddAsync(
            new UserAccount
            {
                Name = Name,
                Role = Role.Administrator,
                PasswordHash = PasswordHash.Of(password),
                MustChangePassword = true,
                CreatedMicros = UnixMicros.From(clock.GetUtcNow()),
            },
            abort);
        await console.WriteLineAsync($"First start: log in as {Name} with the password {password} (shown only now; it must be changed at the first login).");
        return password;
    }

    /// <summary>No administrator has chosen a password yet: whoever reads the start's output would own the program, so it stays on this machine.</summary>
    public static async Task<bool> IsPendingAsync(IUserStore users, CancellationToken abort) =>
        !(await users.ListAsync(abort)).Any(u => u is { Role: Role.Administrator, Disabled: false, MustChangePassword: false });

    /// <summary>The first address that reaches beyond this machine, as an error for the user; null when all may be bound.</summary>
    public static string? BindingProblem(IEnumerable<string> urls, bool pending)
    {
        if (!pending) return null;
        var open = urls.FirstOrDefault(url => !IsLoopback(url));
        return open is null ? null
            : $"--urls(1,1): ISMS5001 {open} is reachable from other machines, but the first password was not changed yet. "
                + "Start with --urls http://localhost:8080, log in, change the password, then start again.";
    }

    static bool IsLoopback(string url) =>
        Uri.TryCreate(url.Replace("://+", "://0.0.0.0", StringComparison.Ordinal).Replace("://*", "://0.0.0.0", StringComparison.Ordinal),
            UriKind.Absolute, out var address) && address.IsLoopback;
}
