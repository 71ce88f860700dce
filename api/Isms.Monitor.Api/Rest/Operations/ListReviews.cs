using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListReviews : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/reviews", HandleAsync)
        .WithName(nameof(ListReviews)).WithTags("reviews").WithSummary("Management reviews that were built, newest first.")
        .Needs(Permission.ViewReviews);

    internal static async Task<Ok<IReadOnlyList<ReviewRow>>> HandleAsync(
        IReviews reviews, CancellationToken abort) =>
        TypedResults.Ok(await reviews.ListAsync(abort));
}
