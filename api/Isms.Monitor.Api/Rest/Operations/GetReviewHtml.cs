using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetReviewHtml : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/reviews/{id}/html", HandleAsync)
        .WithName(nameof(GetReviewHtml)).WithTags("reviews").WithSummary("A management review as HTML.")
        .Needs(Permission.ViewReviews);

    internal static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        string id, IReviews reviews, CancellationToken abort) =>
        await reviews.HtmlAsync(id, abort) is { } text
            ? TypedResults.Text(text, "text/html; charset=utf-8")
            : Problems.NotFound("review", id, "GET /api/v1/reviews lists them.");
}
