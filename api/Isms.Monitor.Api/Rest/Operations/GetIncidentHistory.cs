using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetIncidentHistory : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{id}/history", HandleAsync)
        .WithName(nameof(GetIncidentHistory)).WithTags("incidents").WithSummary("Who did what to an incident, oldest first.")
        .Needs(Permission.ViewIncidents);

    internal static async Task<Results<Ok<IReadOnlyList<HistoryEntry>>, ProblemHttpResult>> HandleAsync(
        string id, IIncidents incidents, CancellationToken abort)
    {
        var history = await incidents.HistoryAsync(id, abort);
        return history.Count > 0 ? TypedResults.Ok(history) : Missing.Incident(id);
    }
}
