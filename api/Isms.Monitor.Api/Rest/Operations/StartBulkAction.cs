using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class StartBulkAction : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/bulk", HandleAsync)
        .WithName(nameof(StartBulkAction)).WithTags("incidents").WithSummary("Acts on everything that a query matches, in the background.")
        .Needs(Permission.ActOnIncidents);

    internal static async Task<Results<Accepted<BulkJob>, ProblemHttpResult>> HandleAsync(
        BulkBody body, IncidentDesk desk, HttpContext http, CancellationToken abort)
    {
        if (body.Action.Problem is { } problem) return Problems.Wrong(problem, "See IncidentAction in /openapi/v1.json.");
        var answer = await desk.ActOnAllAsync(http.User, body.Filter, body.Action, abort);
        return answer.Understood
            ? TypedResults.Accepted($"{RestRoutes.Prefix}/incidents/bulk/{answer.Value.Id}", answer.Value)
            : Problems.Wrong(answer.Problem);
    }
}

/// <param name="Filter">Query language; empty: every incident.</param>
public sealed record BulkBody(string Filter, IncidentAction Action);
