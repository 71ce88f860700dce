using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetFieldStatistics : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/events/fields", HandleAsync)
        .WithName(nameof(GetFieldStatistics)).WithTags("events").WithSummary("What the fields hold in the events that match.")
        .Needs(Permission.ViewEvents);

    internal static async Task<Results<Ok<IReadOnlyList<FieldStatistic>>, ProblemHttpResult>> HandleAsync(
        IEvents events, TimeProvider clock, CancellationToken abort, string q = "", Instant? from = null, Instant? to = null, string fields = "", int top = 10)
    {
        var range = TimeRange.Of(from, to, clock);
        if (range.Problem is { } problem) return Problems.Wrong(problem, "Give ISO 8601 times or microseconds since 1970-01-01 UTC.");
        var answer = await events.FieldStatisticsAsync(
            new EventRequest(q, range.FromMicros, range.ToMicros, 1, null),
            fields.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), Math.Clamp(top, 1, 50), abort);
        return answer.Understood ? TypedResults.Ok(answer.Value) : Problems.Wrong(answer.Problem);
    }
}
