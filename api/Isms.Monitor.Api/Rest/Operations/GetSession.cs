using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetSession : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/session", (Delegate)Handle)
        .WithName(nameof(GetSession)).WithTags("session").WithSummary("Who is logged in, and what they may do.")
        .Needs(Permission.ChangeOwnPassword);

    internal static Ok<SessionBody> Handle(HttpContext http)
    {
        var may = Enum.GetValues<Permission>().Where(p => Session.May(http.User, p)).ToList();
        return TypedResults.Ok(new SessionBody(Session.NameOf(http.User), Session.HasFirstPassword(http.User), may));
    }
}

public sealed record SessionBody(string Name, bool MustChangePassword, IReadOnlyList<Permission> May);
