using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class RetryNotification : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/notifications/{id}/retry", HandleAsync)
        .WithName(nameof(RetryNotification)).WithTags("notifications").WithSummary("Tries a delivery that was given up again.")
        .Needs(Permission.SendNotifications);

    internal static async Task<Results<Accepted, ProblemHttpResult>> HandleAsync(string id, INotifications notifications, HttpContext http, CancellationToken abort) =>
        await notifications.RetryAsync(id, Session.NameOf(http.User), abort) ? TypedResults.Accepted($"{RestRoutes.Prefix}/notifications/{Uri.EscapeDataString(id)}")
            : Problems.NotFound("given up delivery", id, "GET /api/v1/notifications?state=given%20up lists them; what waits is tried by itself.");
}
