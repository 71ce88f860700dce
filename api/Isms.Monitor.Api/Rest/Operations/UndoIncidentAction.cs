using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Incidents;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class UndoIncidentAction : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{id}/undo", HandleAsync)
        .WithName(nameof(UndoIncidentAction)).WithTags("incidents").WithSummary("Takes back the change that made a version, unless another came after it.")
        .Needs(Permission.ActOnIncidents);

    internal static async Task<Results<Ok<Incident>, ProblemHttpResult>> HandleAsync(
        string id, UndoBody body, IncidentDesk desk, HttpContext http, CancellationToken abort)
    {
        return await desk.UndoAsync(http.User, id, body.Version, abort) switch
        {
            ActionOutcome.Done done => TypedResults.Ok(done.Incident),
            ActionOutcome.Refused refused => Problems.Refused(refused),
            ActionOutcome.Conflict conflict => Problems.Stale(body.Version, null, conflict),
            _ => Missing.Incident(id),
        };
    }
}

/// <param name="Version">The version that the change made.</param>
public sealed record UndoBody(int Version);
