using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetIncident : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{id}", HandleAsync)
        .WithName(nameof(GetIncident)).WithTags("incidents").WithSummary("One incident with its alerts, controls, risks and what people decided.")
        .Needs(Permission.ViewIncidents);

    internal static async Task<Results<Ok<Incident>, ProblemHttpResult>> HandleAsync(
        string id, IIncidents incidents, CancellationToken abort) =>
        await incidents.GetAsync(id, abort) is { } incident ? TypedResults.Ok(incident) : Missing.Incident(id);
}
