using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Isms.Monitor.Api.Security;

/// <summary>What a cookie says of its user, and whether that still holds.</summary>
static class Session
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    const string StampClaim = "isms:stamp";
    const string FirstPasswordClaim = "isms:first-password";

    public static ClaimsPrincipal Of(UserAccount account)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.Name, account.Name),
            new(ClaimTypes.Role, RoleNames.Of(account.Role)),
            new(StampClaim, account.Stamp.ToString(CultureInfo.InvariantCulture)),
        };
        if (account.MustChangePassword) claims.Add(new Claim(FirstPasswordClaim, "true"));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme));
    }

    public static string NameOf(ClaimsPrincipal user) => user.Identity?.Name ?? "-";

    public static bool HasFirstPassword(ClaimsPrincipal user) => user.HasClaim(c => c.Type == FirstPasswordClaim);

    /// <summary>The table's answer for this user.</summary>
    public static bool May(ClaimsPrincipal user, Permission permission) =>
        user.Identity is { IsAuthenticated: true }
        && (permission == Permission.ChangeOwnPassword || !HasFirstPassword(user))
        && RoleNames.TryParse(user.FindFirstValue(ClaimTypes.Role), out var role)
        && Permissions.Allows(role, permission);

    /// <summary>The account is still there, enabled and unchanged since the login.</summary>
    public static async Task<bool> HoldsAsync(ClaimsPrincipal user, IUserStore users, CancellationToken abort) =>
        user.Identity?.Name is { } name
        && await users.FindAsync(name, abort) is { Disabled: false } account
        && user.HasClaim(StampClaim, account.Stamp.ToString(CultureInfo.InvariantCulture));
}
