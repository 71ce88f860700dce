using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class WaiveNotification : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{id}/clocks/{regime}/{step}/waiver", HandleAsync)
        .WithName(nameof(WaiveNotification)).WithTags("acting").WithSummary("Says why a notification need not be sent.")
        .Needs(Permission.ManageActions);

    internal static async Task<Results<Ok<Recorded<ClockStep>>, ProblemHttpResult>> HandleAsync(
        string id, string regime, string step, ReasonBody body, ClockDesk desk, HttpContext http, CancellationToken abort) =>
        RecordAnswer.Of(await desk.WaiveAsync(http.User, $"{id}/{regime}/{step}", body.Version, body.Reason ?? "", abort), "notification",
            Problems.NotFound("notification", $"{id}/{regime}/{step}", "GET /api/v1/clocks lists them."));
}

/// <param name="Version">The version that it was decided on.</param>
public sealed record ReasonBody(int Version, string? Reason);
