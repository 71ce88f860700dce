using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetReviewHtml : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/reviews/{id}/html", HandleAsync)
        .WithName(nameof(GetReviewHtml)).WithTags("reviews").WithSummary("A management review as HTML, with minutes and signature once there are some.")
        .Needs(Permission.ViewReviews);

    internal static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(string id, ReviewDesk desk, CancellationToken abort) =>
        await desk.HtmlAsync(id, abort) is { } text ? TypedResults.Text(text, "text/html; charset=utf-8") : Missing.Review(id);
}
