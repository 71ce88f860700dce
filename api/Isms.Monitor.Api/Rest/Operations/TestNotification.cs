using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class TestNotification : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/notifications/routes/{id}/test", HandleAsync)
        .WithName(nameof(TestNotification)).WithTags("notifications").WithSummary("Sends a test message over a route, now, and says what came of it for each receiver.")
        .Needs(Permission.SendNotifications);

    internal static async Task<Results<Ok<IReadOnlyList<AttemptRow>>, ProblemHttpResult>> HandleAsync(string id, INotifications notifications, HttpContext http, CancellationToken abort) =>
        await notifications.TestAsync(id, Session.NameOf(http.User), abort) is { } attempts ? TypedResults.Ok(attempts)
            : Problems.NotFound("route of notices", id, "GET /api/v1/notifications lists them; they stand in isms-monitor.yml.");
}
