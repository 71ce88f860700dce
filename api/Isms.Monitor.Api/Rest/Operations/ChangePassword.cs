using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ChangePassword : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/session/password", HandleAsync)
        .WithName(nameof(ChangePassword)).WithTags("session").WithSummary("Changes one's own password.")
        .Needs(Permission.ChangeOwnPassword);

    internal static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        ChangePasswordBody body, Accounts accounts, IUserStore users, HttpContext http, CancellationToken abort)
    {
        var name = Session.NameOf(http.User);
        if (await accounts.ChangePasswordAsync(name, body.Old, body.Password, SessionRoutes.AddressOf(http), abort) is { } problem)
            return Problems.Wrong(problem, $"A new password has at least {Passwords.MinLength} characters.");
        if (await users.FindAsync(name, abort) is { } account) await http.SignInAsync(Session.Scheme, Session.Of(account));
        return TypedResults.NoContent();
    }
}

public sealed record ChangePasswordBody(string Old, string Password);
