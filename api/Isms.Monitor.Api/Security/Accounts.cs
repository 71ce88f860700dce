using System.Text.RegularExpressions;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Security;

/// <summary>Logging in and changing accounts. Every change is in the audit record; no password ever is.</summary>
sealed partial class Accounts(IUserStore users, IAudit audit, LoginThrottle throttle, TimeProvider clock)
{
    /// <summary>The account when name and password are right, it is enabled and need not wait.</summary>
    public async Task<LoginResult> LoginAsync(string name, string password, string address, CancellationToken abort)
    {
        if (throttle.Wait(name, address) is { Ticks: > 0 } wait) return new LoginResult(null, wait);
        var account = password.Length <= Passwords.MaxLength ? await users.FindAsync(name, abort) : null;
        var right = PasswordHash.Verify(password, account?.PasswordHash ?? PasswordHash.OfNobody);
        if (!right || account is null or { Disabled: true })
        {
            throttle.Failed(name, address);
            await WriteAsync(new("-", "login refused", Short(name), account is { Disabled: true } ? "disabled" : "wrong name or password", address), abort);
            return new LoginResult(null, throttle.Wait(name, address));
        }
        // Verifying takes a while: an account that was disabled or got another password meanwhile stays so, and nobody is logged in.
        var loggedIn = await users.ChangeAsync(name, (now, _) => now.Disabled || now.Stamp != account.Stamp ? null : now with { LastLoginMicros = Now }, abort);
        if (loggedIn is null)
        {
            await WriteAsync(new("-", "login refused", name, "changed during the login", address), abort);
            return new LoginResult(null, TimeSpan.Zero);
        }
        throttle.Succeeded(name);
        await WriteAsync(new(name, "login", name, "", address), abort);
        return new LoginResult(loggedIn, TimeSpan.Zero);
    }

    /// <summary>What is wrong with the new password, or null when it was changed.</summary>
    public async Task<string?> ChangePasswordAsync(string name, string old, string password, string address, CancellationToken abort)
    {
        if (throttle.Wait(name, address) > TimeSpan.Zero) return "Too many wrong passwords. Wait a few minutes.";
        if (await users.FindAsync(name, abort) is not { Disabled: false } account || !PasswordHash.Verify(old, account.PasswordHash))
        {
            throttle.Failed(name, address);
            return "The present password is wrong.";
        }
        if (Passwords.Problem(name, old, password) is { } problem) return problem;
        var hash = PasswordHash.Of(password);
        var changed = await users.ChangeAsync(name, (now, _) => now.Disabled || now.Stamp != account.Stamp ? null
            : now with { PasswordHash = hash, MustChangePassword = false, Stamp = now.Stamp + 1 }, abort);
        if (changed is null) return "The account was changed meanwhile. Log in again.";
        await WriteAsync(new(name, "password changed", name, "", address), abort);
        return null;
    }

    /// <summary>Adds a user with a password to be changed at the first login, and gives that password.</summary>
    public async Task<(string? Password, string? Problem)> AddAsync(string name, Role role, Caller by, CancellationToken abort)
    {
        if (!Name().IsMatch(name)) return (null, "A name has 1 to 64 of the characters a-z, 0-9, dot, hyphen and underscore.");
        var password = Passwords.Generate();
        var account = new UserAccount { Name = name, Role = role, PasswordHash = PasswordHash.Of(password), MustChangePassword = true, CreatedMicros = Now };
        if (!await users.AddAsync(account, abort)) return (null, $"There is a user '{name}' already.");
        await WriteAsync(new(by.Name, "user added", name, RoleNames.Of(role), by.Address), abort);
        return (password, null);
    }

    /// <summary>Gives the user a new password, to be changed at the next login; null for an unknown name.</summary>
    public async Task<string?> ResetAsync(string name, Caller by, CancellationToken abort)
    {
        var password = Passwords.Generate();
        var hash = PasswordHash.Of(password);
        if (await users.ChangeAsync(name, (now, _) => now with { PasswordHash = hash, MustChangePassword = true, Stamp = now.Stamp + 1 }, abort) is null) return null;
        await WriteAsync(new(by.Name, "password reset", name, "", by.Address), abort);
        return password;
    }

    /// <summary>Changes role or being disabled. The last enabled administrator stays what he is: else nobody could undo it.</summary>
    public async Task<string?> ChangeAsync(string name, Role role, bool disabled, Caller by, CancellationToken abort)
    {
        var problem = $"There is no user '{name}'.";
        var changed = await users.ChangeAsync(name, (now, others) =>
        {
            problem = "The last administrator cannot be disabled or lose the role.";
            var stays = role == Role.Administrator && !disabled;
            return stays || others.Any(IsAdministrator) ? now with { Role = role, Disabled = disabled, Stamp = now.Stamp + 1 } : null;
        }, abort);
        if (changed is null) return problem;
        await WriteAsync(new(by.Name, "user changed", name, disabled ? "disabled" : RoleNames.Of(role), by.Address), abort);
        return null;
    }

    static bool IsAdministrator(UserAccount account) => account is { Role: Role.Administrator, Disabled: false };

    long Now => UnixMicros.From(clock.GetUtcNow());

    Task WriteAsync(Line line, CancellationToken abort) =>
        audit.AppendAsync(new AuditEntry(Now, line.Actor, line.Action, line.Subject, line.Detail, line.Address), abort);

    static string Short(string name) => name.Length <= 64 ? name : name[..64] + "…";

    [GeneratedRegex("^[a-z0-9._-]{1,64}$")]
    private static partial Regex Name();

    readonly record struct Line(string Actor, string Action, string Subject, string Detail, string Address);
}

/// <param name="Account">Null when it was refused.</param>
/// <param name="Wait">How long until the next attempt is looked at.</param>
sealed record LoginResult(UserAccount? Account, TimeSpan Wait);

/// <summary>Who asks, and from where.</summary>
sealed record Caller(string Name, string Address);
