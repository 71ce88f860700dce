using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetEventHistogram : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/events/histogram", HandleAsync)
        .WithName(nameof(GetEventHistogram)).WithTags("events").WithSummary("Events over time, by outcome.")
        .Needs(Permission.ViewEvents);

    internal static async Task<Results<Ok<EventHistogram>, ProblemHttpResult>> HandleAsync(
        IEvents events, TimeProvider clock, CancellationToken abort, string q = "", Instant? from = null, Instant? to = null, int buckets = 100)
    {
        var range = TimeRange.Of(from, to, clock);
        if (range.Problem is { } problem) return Problems.Wrong(problem, "Give ISO 8601 times or microseconds since 1970-01-01 UTC.");
        var answer = await events.HistogramAsync(new EventRequest(q, range.FromMicros, range.ToMicros, 1, null), Math.Clamp(buckets, 10, 200), abort);
        return answer.Understood ? TypedResults.Ok(answer.Value) : Problems.Wrong(answer.Problem);
    }
}
