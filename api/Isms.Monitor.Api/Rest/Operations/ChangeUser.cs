using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ChangeUser : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/users/{name}", HandleAsync)
        .WithName(nameof(ChangeUser)).WithTags("users").WithSummary("Changes the role of an account, or disables it.")
        .Needs(Permission.ManageUsers);

    internal static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string name, ChangeUserBody body, Accounts accounts, HttpContext http, CancellationToken abort)
    {
        if (!RoleNames.TryParse(body.Role, out var role)) return Bounds.WrongRole(body.Role);
        var by = new Caller(Session.NameOf(http.User), SessionRoutes.AddressOf(http));
        return await accounts.ChangeAsync(name, role, body.Disabled, by, abort) is { } problem
            ? Problems.Wrong(problem, "GET /api/v1/users lists the accounts.")
            : TypedResults.NoContent();
    }
}

public sealed record ChangeUserBody(string Role, bool Disabled);
