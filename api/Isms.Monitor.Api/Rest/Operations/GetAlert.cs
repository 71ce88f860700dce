using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetAlert : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/alerts/{id}", HandleAsync)
        .WithName(nameof(GetAlert)).WithTags("alerts").WithSummary("The last revision of one alert.")
        .Needs(Permission.ViewIncidents);

    internal static async Task<Results<Ok<Alert>, ProblemHttpResult>> HandleAsync(
        string id, IAlerts alerts, CancellationToken abort) =>
        await alerts.GetAsync(id, abort) is { } alert
            ? TypedResults.Ok(alert)
            : Problems.NotFound("alert", id, "Ids have 32 hexadecimal digits: GET /api/v1/alerts.");
}
