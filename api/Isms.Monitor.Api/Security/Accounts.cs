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
        throttle.Succeeded(name);
        account = account with { LastLoginMicros = Now };
        await users.SaveAsync(account, abort);
        await WriteAsync(new(name, "login", name, "", address), abort);
        return new LoginResult(account, TimeSpan.Zero);
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
        await users.SaveAsync(
            account with { PasswordHash = PasswordHash.Of(password), MustChangePassword = false, Stamp = account.Stamp + 1 }, abort);
        await WriteAsync(new(name, "password changed", name, "", address), abort);
        return null;
    }

    /// <summary>Adds a user with a password to be changed at the first login, and gives that password.</summary>
    public async Task<(string? Password, string? Problem)> AddAsync(string name, Role role, Caller by, CancellationToken abort)
    {
        if (!Name().IsMatch(name)) return (null, "A name has 1 to 64 of the characters a-z, 0-9, dot, hyphen and underscore.");
        if (await users.FindAsync(name, abort) is not null) return (null, $"There is a user '{name}' already.");
        var password = Passwords.Generate();
        await users.SaveAsync(
            new UserAccount { Name = name, Role = role, PasswordHash = PasswordHash.Of(password), MustChangePassword = true, CreatedMicros = Now }, abort);
        await WriteAsync(new(by.Name, "user added", name, RoleNames.Of(role), by.Address), abort);
        return (password, null);
    }

    /// <summary>Gives the user a new password, to be changed at the next login; null for an unknown name.</summary>
    public async Task<string?> ResetAsync(string name, Caller by, CancellationToken abort)
    {
        if (await users.FindAsync(name, abort) is not { } account) return null;
        var password = Passwords.Generate();
        await users.SaveAsync(account with { PasswordHash = PasswordHash.Of(password), MustChangePassword = true, Stamp = account.Stamp + 1 }, abort);
        await WriteAsync(new(by.Name, "password reset", name, "", by.Address), abort);
        return password;
    }

    /// <summary>Changes role or being disabled. The last enabled administrator stays what he is: else nobody could undo it.</summary>
    public async Task<string?> ChangeAsync(string name, Role role, bool disabled, Caller by, CancellationToken abort)
    {
        if (await users.FindAsync(name, abort) is not { } account) return $"There is no user '{name}'.";
        var others = (await users.ListAsync(abort)).Any(u => u is { Role: Role.Administrator, Disabled: false } && u.Name != name);
        if (!others && (disabled || role != Role.Administrator)) return "The last administrator cannot be disabled or lose the role.";
        await users.SaveAsync(account with { Role = role, Disabled = disabled, Stamp = account.Stamp + 1 }, abort);
        await WriteAsync(new(by.Name, "user changed", name, disabled ? "disabled" : RoleNames.Of(role), by.Address), abort);
        return null;
    }

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
