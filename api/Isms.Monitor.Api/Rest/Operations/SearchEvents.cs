using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class SearchEvents : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/events", HandleAsync)
        .WithName(nameof(SearchEvents)).WithTags("events").WithSummary("Events that match a query, newest first.")
        .Needs(Permission.ViewEvents);

    internal static async Task<Results<Ok<EventRows>, ProblemHttpResult>> HandleAsync(
        IEvents events, TimeProvider clock, CancellationToken abort, string q = "", Instant? from = null, Instant? to = null, int limit = 100, string? cursor = null)
    {
        var range = TimeRange.Of(from, to, clock);
        if (range.Problem is { } problem) return Problems.Wrong(problem, "Give ISO 8601 times or microseconds since 1970-01-01 UTC.");
        if (Bounds.Problem(0, limit, EventRequest.MaxLimit) is { } bound) return bound;
        var answer = await events.SearchAsync(new EventRequest(q, range.FromMicros, range.ToMicros, limit, cursor), abort);
        return answer.Understood ? TypedResults.Ok(answer.Value) : Problems.Wrong(answer.Problem);
    }
}
