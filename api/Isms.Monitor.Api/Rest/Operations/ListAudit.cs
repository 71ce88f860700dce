using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListAudit : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/audit", HandleAsync)
        .WithName(nameof(ListAudit)).WithTags("audit").WithSummary("The record of who did what, newest first.")
        .Needs(Permission.ViewAudit);

    internal static async Task<Results<Ok<AuditRows>, ProblemHttpResult>> HandleAsync(
        IAudit audit, CancellationToken abort, string q = "", int offset = 0, int limit = 100)
    {
        if (Bounds.Problem(offset, limit, 1000) is { } problem) return problem;
        return TypedResults.Ok(await audit.QueryAsync(q, offset, limit, abort));
    }
}
