using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ActOnIncident : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{id}/actions", HandleAsync)
        .WithName(nameof(ActOnIncident)).WithTags("incidents").WithSummary("Acknowledges, starts, resolves, closes, reopens, assigns, decides or notes.")
        .Needs(Permission.ActOnIncidents);

    internal static async Task<Results<Ok<Incident>, ProblemHttpResult>> HandleAsync(
        string id, ActOnIncidentBody body, IncidentDesk desk, HttpContext http, CancellationToken abort)
    {
        if (body.Action.Problem is { } problem) return Problems.Wrong(problem, "See IncidentAction in /openapi/v1.json.");
        return await desk.ActAsync(http.User, id, body.Version, body.Action, abort) switch
        {
            ActionOutcome.Done done => TypedResults.Ok(done.Incident),
            ActionOutcome.Refused refused => Problems.Refused(refused),
            ActionOutcome.Conflict conflict => Problems.Stale(body.Version, body.Action, conflict),
            _ => Missing.Incident(id),
        };
    }
}

/// <param name="Version">The version that the action was decided on; an older one than the stored is a conflict.</param>
public sealed record ActOnIncidentBody(int Version, IncidentAction Action);
