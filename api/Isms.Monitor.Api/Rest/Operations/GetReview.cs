using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetReview : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/reviews/{id}", HandleAsync)
        .WithName(nameof(GetReview)).WithTags("reviews").WithSummary("A management review with its minutes, whether snapshot and signature are whole, and the roles in which the caller may sign.")
        .Needs(Permission.ViewReviews);

    internal static async Task<Results<Ok<ReviewView>, ProblemHttpResult>> HandleAsync(string id, ReviewDesk desk, HttpContext http, CancellationToken abort) =>
        await desk.GetAsync(http.User, id, abort) is { } review ? TypedResults.Ok(review) : Missing.Review(id);
}
