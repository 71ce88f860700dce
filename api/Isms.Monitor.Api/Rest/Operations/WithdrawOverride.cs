using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class WithdrawOverride : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/overrides/{id}/withdrawal", HandleAsync)
        .WithName(nameof(WithdrawOverride)).WithTags("acting").WithSummary("Takes a state set by hand back; the computed one counts again.")
        .Needs(Permission.OverrideStates);

    internal static async Task<Results<Ok<Recorded<StateDecision>>, ProblemHttpResult>> HandleAsync(
        string id, ReasonBody body, OverrideDesk desk, HttpContext http, CancellationToken abort) =>
        RecordAnswer.Of(await desk.WithdrawAsync(http.User, id, body.Version, body.Reason ?? "", abort), "decision",
            Problems.NotFound("decision", id, "GET /api/v1/overrides lists them."));
}
