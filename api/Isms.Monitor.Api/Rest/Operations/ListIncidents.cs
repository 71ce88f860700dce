using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListIncidents : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents", HandleAsync)
        .WithName(nameof(ListIncidents)).WithTags("incidents").WithSummary("Incidents that match a query, one page.")
        .Needs(Permission.ViewIncidents);

    internal static async Task<Results<Ok<IncidentRows>, ProblemHttpResult>> HandleAsync(
        IIncidents incidents, CancellationToken abort, string filter = "", string sort = "severity", bool descending = true, int offset = 0, int limit = 100)
    {
        if (Bounds.Problem(offset, limit, IncidentQuery.MaxLimit) is { } problem) return problem;
        var answer = await incidents.QueryAsync(new IncidentQuery(filter, sort, descending, offset, limit), abort);
        return answer.Understood ? TypedResults.Ok(answer.Value) : Problems.Wrong(answer.Problem);
    }
}
