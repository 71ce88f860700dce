using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class UndoBulkAction : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/bulk/{id}/undo", Handle)
        .WithName(nameof(UndoBulkAction)).WithTags("incidents").WithSummary("Takes back a finished bulk action, within 10 minutes.")
        .Needs(Permission.ActOnIncidents);

    internal static Results<Accepted<BulkJob>, ProblemHttpResult> Handle(string id, IncidentDesk desk, HttpContext http)
    {
        if (desk.Job(id) is null) return Missing.Bulk(id);
        return desk.UndoJob(http.User, id) is { } job
            ? TypedResults.Accepted($"{RestRoutes.Prefix}/incidents/bulk/{id}", job)
            : Problems.NotUndoable($"Bulk action '{id}'");
    }
}
