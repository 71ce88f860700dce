using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListKpis : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/kpis", HandleAsync)
        .WithName(nameof(ListKpis)).WithTags("controls").WithSummary("Every KPI with its definition and last sample.")
        .Needs(Permission.ViewControls);

    internal static async Task<Ok<IReadOnlyList<KpiRow>>> HandleAsync(
        IControls controls, CancellationToken abort) =>
        TypedResults.Ok(await controls.KpisAsync(abort));
}
