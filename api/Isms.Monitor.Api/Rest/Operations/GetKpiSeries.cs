using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetKpiSeries : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/kpis/{id}", HandleAsync)
        .WithName(nameof(GetKpiSeries)).WithTags("controls").WithSummary("Samples of a KPI; without a range those of the last 90 days.")
        .Needs(Permission.ViewControls);

    internal static async Task<Results<Ok<KpiSeries>, ProblemHttpResult>> HandleAsync(
        string id, IControls controls, TimeProvider clock, CancellationToken abort, Instant? from = null, Instant? to = null)
    {
        var end = to?.Micros ?? UnixMicros.From(clock.GetUtcNow()) + 1;
        return await controls.SeriesAsync(id, from?.Micros ?? end - 90 * UnixMicros.Day, end, abort) is { } series
            ? TypedResults.Ok(series)
            : Problems.NotFound("KPI", id, "KPI ids look like VIS-01: GET /api/v1/kpis.");
    }
}
