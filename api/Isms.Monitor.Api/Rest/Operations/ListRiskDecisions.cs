using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListRiskDecisions : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/risks/{id}/decisions", HandleAsync)
        .WithName(nameof(ListRiskDecisions)).WithTags("risks").WithSummary("What its owners decided on a risk's likelihood, newest first.")
        .Needs(Permission.ViewRisks);

    internal static async Task<Results<Ok<IReadOnlyList<RiskDecisionRow>>, ProblemHttpResult>> HandleAsync(string id, IRisks risks, CancellationToken abort) =>
        await risks.DecisionsAsync(id, abort) is { } decisions ? TypedResults.Ok(decisions) : Missing.Risk(id);
}
