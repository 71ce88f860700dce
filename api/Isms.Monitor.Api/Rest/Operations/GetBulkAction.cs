using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetBulkAction : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/bulk/{id}", Handle)
        .WithName(nameof(GetBulkAction)).WithTags("incidents").WithSummary("How far a bulk action is, and what it could not change.")
        .Needs(Permission.ViewIncidents);

    internal static Results<Ok<BulkJob>, ProblemHttpResult> Handle(string id, IncidentDesk desk) =>
        desk.Job(id) is { } job ? TypedResults.Ok(job) : Missing.Bulk(id);
}
