using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class LogOut : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/session", (Delegate)HandleAsync)
        .WithName(nameof(LogOut)).WithTags("session").WithSummary("Logs out.")
        .Needs(Permission.ChangeOwnPassword);

    internal static async Task<NoContent> HandleAsync(
        HttpContext http)
    {
        await http.SignOutAsync(Session.Scheme);
        return TypedResults.NoContent();
    }
}
