using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetKpi : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/kpis/{id}/detail", HandleAsync)
        .WithName(nameof(GetKpi)).WithTags("controls").WithSummary("A KPI's definition, its last sample with exceptions, and what would change its state.")
        .Needs(Permission.ViewControls);

    internal static async Task<Results<Ok<KpiDetail>, ProblemHttpResult>> HandleAsync(string id, IControls controls, CancellationToken abort) =>
        await controls.KpiAsync(id, abort) is { } kpi ? TypedResults.Ok(kpi) : Problems.NotFound("KPI", id, "KPI ids look like VIS-01: GET /api/v1/kpis.");
}
