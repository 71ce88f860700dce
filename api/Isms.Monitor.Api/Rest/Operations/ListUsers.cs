using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListUsers : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/users", HandleAsync)
        .WithName(nameof(ListUsers)).WithTags("users").WithSummary("The accounts, without their password hashes.")
        .Needs(Permission.ManageUsers);

    internal static async Task<Ok<IReadOnlyList<UserRow>>> HandleAsync(IUserStore users, CancellationToken abort) =>
        TypedResults.Ok<IReadOnlyList<UserRow>>(
            [.. (await users.ListAsync(abort)).Select(u => new UserRow(u.Name, u.Role, u.MustChangePassword, u.Disabled, u.CreatedMicros, u.LastLoginMicros))]);
}

/// <summary>An account as others may see it. Times in microseconds since 1970-01-01 UTC.</summary>
public sealed record UserRow(string Name, Role Role, bool MustChangePassword, bool Disabled, long CreatedMicros, long? LastLoginMicros);
