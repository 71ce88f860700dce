using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetReviewJson : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/reviews/{id}/json", HandleAsync)
        .WithName(nameof(GetReviewJson)).WithTags("reviews").WithSummary("A management review as JSON.")
        .Needs(Permission.ViewReviews);

    internal static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        string id, IReviews reviews, CancellationToken abort) =>
        await reviews.JsonAsync(id, abort) is { } text
            ? TypedResults.Text(text, "application/json")
            : Problems.NotFound("review", id, "GET /api/v1/reviews lists them.");
}
