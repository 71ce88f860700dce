using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListTrials : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/trials", HandleAsync)
        .WithName(nameof(ListTrials)).WithTags("controls").WithSummary("Seeded trials: definitions with their last outcome, and the ledger, newest first.")
        .Needs(Permission.ViewTrials);

    internal static async Task<Ok<TrialOverview>> HandleAsync(ITrials trials, CancellationToken abort, int limit = 200) =>
        TypedResults.Ok(await trials.OverviewAsync(limit, abort));
}
