using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetNotification : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/notifications/{id}", HandleAsync)
        .WithName(nameof(GetNotification)).WithTags("notifications").WithSummary("One delivery with its notices and every attempt.")
        .Needs(Permission.ViewNotifications);

    internal static async Task<Results<Ok<DeliveryDetail>, ProblemHttpResult>> HandleAsync(string id, INotifications notifications, CancellationToken abort) =>
        await notifications.GetAsync(id, abort) is { } detail ? TypedResults.Ok(detail) : Problems.NotFound("delivery", id, "GET /api/v1/notifications lists them.");
}
