using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListUsers : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/users", HandleAsync)
        .WithName(nameof(ListUsers)).WithTags("users").WithSummary("The accounts.")
        .Needs(Permission.ManageUsers);

    internal static async Task<Ok<IReadOnlyList<UserAccount>>> HandleAsync(
        IUserStore users, CancellationToken abort) =>
        TypedResults.Ok(await users.ListAsync(abort));
}
