using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class BuildReview : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/reviews", HandleAsync)
        .WithName(nameof(BuildReview)).WithTags("reviews").WithSummary("Builds the management review of a period from the data and keeps it.")
        .Needs(Permission.BuildReview);

    internal static async Task<Results<Created<ReviewRow>, ProblemHttpResult>> HandleAsync(
        BuildReviewBody body, IReviews reviews, HttpContext http, CancellationToken abort)
    {
        if (body.To < body.From) return Problems.Wrong("The last day is before the first.", "Both days belong to the period.");
        var review = await reviews.BuildAsync(body.From, body.To, Session.NameOf(http.User), abort);
        return TypedResults.Created($"{RestRoutes.Prefix}/reviews/{review.Id}/json", review);
    }
}

/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
public sealed record BuildReviewBody(DateOnly From, DateOnly To);
