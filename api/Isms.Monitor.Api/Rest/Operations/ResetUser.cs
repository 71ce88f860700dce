using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ResetUser : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/users/{name}/reset", HandleAsync)
        .WithName(nameof(ResetUser)).WithTags("users").WithSummary("Gives an account a new password, to be changed at the next login.")
        .Needs(Permission.ManageUsers);

    internal static async Task<Results<Ok<FirstPassword>, ProblemHttpResult>> HandleAsync(
        string name, Accounts accounts, HttpContext http, CancellationToken abort) =>
        await accounts.ResetAsync(name, new Caller(Session.NameOf(http.User), SessionRoutes.AddressOf(http)), abort) is { } password
            ? TypedResults.Ok(new FirstPassword(name, password))
            : Problems.NotFound("user", name, "GET /api/v1/users lists them.");
}
