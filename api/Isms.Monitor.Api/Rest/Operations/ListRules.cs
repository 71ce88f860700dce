using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListRules : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/rules", HandleAsync)
        .WithName(nameof(ListRules)).WithTags("rules").WithSummary("The loaded rules with their counters.")
        .Needs(Permission.ViewRules);

    internal static async Task<Ok<IReadOnlyList<RuleRow>>> HandleAsync(
        IRules rules, CancellationToken abort) =>
        TypedResults.Ok(await rules.ListAsync(abort));
}
