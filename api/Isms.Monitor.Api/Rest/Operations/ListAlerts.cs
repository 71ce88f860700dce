using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListAlerts : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/alerts", HandleAsync)
        .WithName(nameof(ListAlerts)).WithTags("alerts").WithSummary("Alerts that match a query, newest first.")
        .Needs(Permission.ViewIncidents);

    internal static async Task<Results<Ok<AlertRows>, ProblemHttpResult>> HandleAsync(
        IAlerts alerts, TimeProvider clock, CancellationToken abort, string filter = "", Instant? from = null, Instant? to = null, int limit = 100)
    {
        var range = TimeRange.Of(from, to, clock);
        if (range.Problem is { } problem) return Problems.Wrong(problem, "Give ISO 8601 times or microseconds since 1970-01-01 UTC.");
        if (Bounds.Problem(0, limit, 1000) is { } bound) return bound;
        var answer = await alerts.QueryAsync(filter, range.FromMicros, range.ToMicros, limit, abort);
        return answer.Understood ? TypedResults.Ok(answer.Value) : Problems.Wrong(answer.Problem);
    }
}
