using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetRelatedIncidents : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{id}/related", HandleAsync)
        .WithName(nameof(GetRelatedIncidents)).WithTags("incidents").WithSummary("Incidents with an entity or a rule in common, with their verdicts.")
        .Needs(Permission.ViewIncidents);

    internal static async Task<Results<Ok<IReadOnlyList<RelatedIncident>>, ProblemHttpResult>> HandleAsync(
        string id, IIncidents incidents, CancellationToken abort, int limit = 50)
    {
        if (Bounds.Problem(0, limit, 200) is { } problem) return problem;
        return await incidents.GetAsync(id, abort) is null ? Missing.Incident(id) : TypedResults.Ok(await incidents.RelatedAsync(id, limit, abort));
    }
}
