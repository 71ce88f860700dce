using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListNotifications : IOperation
{
    static readonly string[] States = ["", "waiting", "sent", "given up"];

    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/notifications", HandleAsync)
        .WithName(nameof(ListNotifications)).WithTags("notifications").WithSummary("Who was told of what outside the console: routes, and deliveries, newest first.")
        .Needs(Permission.ViewNotifications);

    internal static async Task<Results<Ok<NotificationOverview>, ProblemHttpResult>> HandleAsync(
        INotifications notifications, CancellationToken abort, string state = "", int offset = 0, int limit = 100)
    {
        if (Bounds.Problem(offset, limit, 1000) is { } problem) return problem;
        if (!States.Contains(state)) return Problems.Wrong("'state' is none of a delivery.", "It is waiting, sent, given up or left out.");
        return TypedResults.Ok(await notifications.OverviewAsync(state, offset, limit, abort));
    }
}
