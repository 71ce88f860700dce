using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Isms.Monitor.Api.Security;

/// <summary>The forms of the login page and of the password page. Anti-forgery is checked by the framework, since they are forms.</summary>
static class SessionRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/session/login", LoginAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/session/logout", LogoutAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/session/password", ChangePasswordAsync).Needs(Permission.ChangeOwnPassword).ExcludeFromDescription();
    }

    static async Task<IResult> LoginAsync(
        [FromForm] string? name, [FromForm] string? password, [FromForm] string? returnUrl, HttpContext http, Accounts accounts, CancellationToken abort)
    {
        var result = await accounts.LoginAsync(name ?? "", password ?? "", AddressOf(http), abort);
        var target = Local(returnUrl);
        if (result.Account is null)
        {
            var problem = result.Wait > TimeSpan.Zero ? $"wait&seconds={Math.Ceiling(result.Wait.TotalSeconds)}" : "wrong";
            return Results.LocalRedirect($"/login?problem={problem}&returnUrl={Uri.EscapeDataString(target)}");
        }
        await http.SignInAsync(Session.Scheme, Session.Of(result.Account));
        return Results.LocalRedirect(result.Account.MustChangePassword ? "/password" : target);
    }

    /// <summary>The empty form parameter makes the framework demand the anti-forgery token.</summary>
    static async Task<IResult> LogoutAsync([FromForm] string? leave, HttpContext http)
    {
        _ = leave;
        await http.SignOutAsync(Session.Scheme);
        return Results.LocalRedirect("/login");
    }

    static async Task<IResult> ChangePasswordAsync(
        [FromForm] string? old, [FromForm] string? password, [FromForm] string? again,
        HttpContext http, Accounts accounts, IUserStore users, CancellationToken abort)
    {
        var name = Session.NameOf(http.User);
        var problem = password != again ? "The two new passwords differ."
            : await accounts.ChangePasswordAsync(name, old ?? "", password ?? "", AddressOf(http), abort);
        if (problem is not null) return Results.LocalRedirect($"/password?problem={Uri.EscapeDataString(problem)}");
        if (await users.FindAsync(name, abort) is { } account) await http.SignInAsync(Session.Scheme, Session.Of(account));
        return Results.LocalRedirect("/");
    }

    public static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "-";

    /// <summary>A path of this site; anything else would make the login a way to another one.</summary>
    internal static string Local(string? url) =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : "/";
}
