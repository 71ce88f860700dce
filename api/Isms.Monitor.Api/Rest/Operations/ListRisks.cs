using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListRisks : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/risks", HandleAsync)
        .WithName(nameof(ListRisks)).WithTags("risks").WithSummary("Risk scenarios with what the incidents say of them.")
        .Needs(Permission.ViewRisks);

    internal static async Task<Ok<IReadOnlyList<RiskRow>>> HandleAsync(
        IRisks risks, CancellationToken abort) =>
        TypedResults.Ok(await risks.ListAsync(abort));
}
