using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Controls.Risks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetLossCurve : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/risks/losses", HandleAsync)
        .WithName(nameof(GetLossCurve)).WithTags("risks").WithSummary("Losses of a year against the probability that they are exceeded; the curve is null where it cannot be told.")
        .Needs(Permission.ViewRisks);

    internal static async Task<Ok<LossView>> HandleAsync(IRisks risks, CancellationToken abort) =>
        TypedResults.Ok(await risks.LossAsync(abort) ?? new LossView(null, "", "Not measured: nothing has been measured yet."));
}
