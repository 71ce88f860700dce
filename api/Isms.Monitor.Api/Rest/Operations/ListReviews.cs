using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListReviews : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/reviews", HandleAsync)
        .WithName(nameof(ListReviews)).WithTags("reviews").WithSummary("Management reviews that were built, newest first, each with how far it is.")
        .Needs(Permission.ViewReviews);

    internal static async Task<Ok<IReadOnlyList<ReviewRow>>> HandleAsync(ReviewDesk desk, CancellationToken abort) => TypedResults.Ok(await desk.ListAsync(abort));
}
