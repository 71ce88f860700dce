using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Controls.Sampling;
using Isms.Monitor.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetSample : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/kpis/{id}/sample", HandleAsync)
        .WithName(nameof(GetSample)).WithTags("evidence").WithSummary("A random sample of what a figure rests on, drawn with a seed, and the figure counted again.")
        .Needs(Permission.ViewEvidence);

    internal static async Task<Results<Ok<AuditSample>, ProblemHttpResult>> HandleAsync(
        string id, ISamples samples, TimeProvider clock, CancellationToken abort, Instant? at = null, int size = 25, long seed = 1)
    {
        if (size is < 1 or > AuditSampler.MaxSize) return Problems.Wrong($"'size' is {size}.", $"It may be 1 to {AuditSampler.MaxSize}.");
        if (seed < 0) return Problems.Wrong($"'seed' is {seed}.", "It counts from 0.");
        return await samples.DrawAsync(id, at?.Micros ?? UnixMicros.From(clock.GetUtcNow()), size, seed, abort) is { } sample
            ? TypedResults.Ok(sample)
            : Problems.NotFound("KPI", id, "KPI ids look like VIS-01: GET /api/v1/kpis.");
    }
}
