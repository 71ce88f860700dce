using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListDeadLetters : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/dead-letters", HandleAsync)
        .WithName(nameof(ListDeadLetters)).WithTags("sources").WithSummary("Frames that no format understood, newest first.")
        .Needs(Permission.ViewSources);

    internal static async Task<Results<Ok<DeadLetters>, ProblemHttpResult>> HandleAsync(
        ISources sources, CancellationToken abort, string? source = null, int limit = 100)
    {
        if (Bounds.Problem(0, limit, 1000) is { } problem) return problem;
        return TypedResults.Ok(await sources.DeadLettersAsync(source, limit, abort));
    }
}
