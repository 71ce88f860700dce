using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class AddUser : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/users", HandleAsync)
        .WithName(nameof(AddUser)).WithTags("users").WithSummary("Adds an account and gives its first password, once.")
        .Needs(Permission.ManageUsers);

    internal static async Task<Results<Created<FirstPassword>, ProblemHttpResult>> HandleAsync(
        AddUserBody body, Accounts accounts, HttpContext http, CancellationToken abort)
    {
        if (!RoleNames.TryParse(body.Role, out var role)) return Bounds.WrongRole(body.Role);
        var (password, problem) = await accounts.AddAsync(body.Name, role, new Caller(Session.NameOf(http.User), SessionRoutes.AddressOf(http)), abort);
        return password is null
            ? Problems.Wrong(problem ?? "The user was not added.", "GET /api/v1/users lists the names that are taken.")
            : TypedResults.Created($"{RestRoutes.Prefix}/users", new FirstPassword(body.Name, password));
    }
}

/// <param name="Role">viewer, analyst, isms-manager, administrator, auditor or management.</param>
public sealed record AddUserBody(string Name, string Role);

/// <summary>A password that must be changed at the first login; it is never shown again.</summary>
public sealed record FirstPassword(string Name, string Password);
