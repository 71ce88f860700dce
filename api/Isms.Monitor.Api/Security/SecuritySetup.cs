using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Isms.Monitor.Api.Security;

/// <summary>Cookie login and permissions. Whatever says nothing demands a login.</summary>
static class SecuritySetup
{
    public const string CookieName = "isms-monitor";

    static readonly TimeSpan SessionLength = TimeSpan.FromHours(12);

    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication(Session.Scheme).AddCookie(Session.Scheme, SetUpCookie);
        var authorization = services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var permission in Enum.GetValues<Permission>())
            authorization.AddPolicy(permission.ToString(), policy => policy.AddRequirements(new PermissionRequirement(permission)));
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<LoginThrottle>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<BasicLogin>();
        services.AddAntiforgery(options => (options.Cookie.Name, options.Cookie.SameSite) = ("isms-monitor-form", SameSiteMode.Strict));
    }

    static void SetUpCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = SessionLength;
        options.SlidingExpiration = true;
        options.LoginPath = "/login";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = context => IsPage(context.Request)
            ? Redirect(context)
            : ProblemAsync(context, StatusCodes.Status401Unauthorized, "ISMS5002 Not logged in.", "Log in with POST /api/v1/session and send its cookie.");
        options.Events.OnRedirectToAccessDenied = DenyAsync;
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    static Task DenyAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var first = Session.HasFirstPassword(context.HttpContext.User);
        if (IsPage(context.Request))
        {
            context.Response.Redirect(first ? "/password" : "/denied");
            return Task.CompletedTask;
        }
        return first
            ? ProblemAsync(context, StatusCodes.Status403Forbidden, "ISMS5003 The first password must be changed.", "Change it at /password or with PUT /api/v1/session/password.")
            : ProblemAsync(context, StatusCodes.Status403Forbidden, "ISMS5004 Your role does not allow this.", "Ask an administrator for the role that does.");
    }

    /// <summary>A page is what a person opens; programs get a status and a problem document.</summary>
    static bool IsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/metrics") && !request.Path.StartsWithSegments("/openapi")
        && !request.Path.StartsWithSegments("/_blazor") && !request.Path.StartsWithSegments(BasicLogin.Prefix);

    static Task Redirect(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    static Task ProblemAsync(RedirectContext<CookieAuthenticationOptions> context, int status, string title, string detail) =>
        TypedResults.Problem(statusCode: status, title: title, detail: detail).ExecuteAsync(context.HttpContext);

    static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var users = context.HttpContext.RequestServices.GetRequiredService<IUserStore>();
        if (context.Principal is { } user && await Session.HoldsAsync(user, users, context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Session.Scheme);
    }
}
