using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class SendNotification : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{id}/clocks/{regime}/{step}/sent", HandleAsync)
        .WithName(nameof(SendNotification)).WithTags("acting").WithSummary("Puts down that a notification was sent, with the proof. It never changes afterwards.")
        .Needs(Permission.RecordCourse);

    internal static async Task<Results<Ok<Recorded<ClockStep>>, ProblemHttpResult>> HandleAsync(
        string id, string regime, string step, SendNotificationBody body, ClockDesk desk, HttpContext http, CancellationToken abort) =>
        RecordAnswer.Of(await desk.SendAsync(http.User, $"{id}/{regime}/{step}", body.Version, UnixMicros.From(body.Sent), body.Proof ?? "", abort), "notification",
            Problems.NotFound("notification", $"{id}/{regime}/{step}", "GET /api/v1/clocks lists them."));
}

/// <param name="Sent">When, with its zone.</param>
/// <param name="Proof">Where somebody else finds that it was sent: a reference number, a file's hash.</param>
public sealed record SendNotificationBody(int Version, DateTimeOffset Sent, string? Proof);
