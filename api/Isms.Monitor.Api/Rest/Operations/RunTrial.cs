using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class RunTrial : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/trials/{id}/run", HandleAsync)
        .WithName(nameof(RunTrial)).WithTags("controls").WithSummary("Carries a seeded trial out, now; GET /trials says what came of it.")
        .Needs(Permission.RunTrials);

    internal static async Task<Results<Accepted<TrialEntry>, ProblemHttpResult>> HandleAsync(string id, ITrials trials, HttpContext http, CancellationToken abort) =>
        await trials.StartAsync(id, Session.NameOf(http.User), abort) switch
        {
            null => Problems.NotFound("trial", id, "GET /api/v1/trials lists them; they stand in trials.yml of the registers."),
            { Entry: { } entry } => TypedResults.Accepted($"{RestRoutes.Prefix}/trials", entry),
            var refused => TypedResults.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: refused.Problem),
        };
}
