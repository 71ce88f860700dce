using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetReviewRecord : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/reviews/{id}/record", HandleAsync)
        .WithName(nameof(GetReviewRecord)).WithTags("reviews").WithSummary("A management review with minutes and signature as one JSON document, for keeping.")
        .Needs(Permission.ViewReviews);

    internal static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(string id, ReviewDesk desk, CancellationToken abort) =>
        await desk.RecordAsync(id, abort) is { } record ? TypedResults.Text(record.ToJson(), "application/json") : Missing.Review(id);
}
