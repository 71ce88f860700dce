using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetEvent : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/events/{id}", HandleAsync)
        .WithName(nameof(GetEvent)).WithTags("events").WithSummary("One event: raw line, fields, rules.")
        .Needs(Permission.ViewEvents);

    internal static async Task<Results<Ok<EventRecord>, ProblemHttpResult>> HandleAsync(
        string id, IEvents events, CancellationToken abort) =>
        await events.GetAsync(id, abort) is { } record
            ? TypedResults.Ok(record)
            : Problems.NotFound("event", id, "Ids have 32 hexadecimal digits; an event may be gone with the retention.");
}
