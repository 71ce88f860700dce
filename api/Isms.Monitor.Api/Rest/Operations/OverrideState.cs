using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class OverrideState : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/overrides", HandleAsync)
        .WithName(nameof(OverrideState)).WithTags("acting").WithSummary("Sets the state of a KPI or control by hand, with reason, approver and end; shown as manual.")
        .Needs(Permission.OverrideStates);

    internal static async Task<Results<Ok<Recorded<StateDecision>>, ProblemHttpResult>> HandleAsync(
        OverrideStateBody body, OverrideDesk desk, HttpContext http, CancellationToken abort) =>
        RecordAnswer.Of(await desk.DecideAsync(http.User, new OverrideRequest(body.Subject ?? "", body.State, body.Reason ?? "", body.Approver ?? "", UnixMicros.From(body.ValidUntil)), abort),
            "decision", Problems.NotFound("decision", "", "GET /api/v1/overrides lists them."));
}

/// <param name="Subject">Id of a KPI or of a control.</param>
/// <param name="Approver">Id of a role.</param>
/// <param name="ValidUntil">First instant at which it no longer counts.</param>
public sealed record OverrideStateBody(string? Subject, State State, string? Reason, string? Approver, DateTimeOffset ValidUntil);
