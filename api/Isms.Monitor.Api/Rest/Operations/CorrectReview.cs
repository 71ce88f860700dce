using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class CorrectReview : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/reviews/{id}/corrections", HandleAsync)
        .WithName(nameof(CorrectReview)).WithTags("reviews").WithSummary("Starts a correction of a signed review: a new version that names it, with the same snapshot, unsigned.")
        .Needs(Permission.BuildReview);

    internal static async Task<Results<Ok<Recorded<ReviewMinutes>>, ProblemHttpResult>> HandleAsync(
        string id, CorrectReviewBody body, ReviewDesk desk, HttpContext http, CancellationToken abort) =>
        RecordAnswer.Of(await desk.CorrectAsync(http.User, id, body.Reason ?? "", abort), "minutes", Missing.Review(id));
}

/// <param name="Reason">What is wrong in the signed version.</param>
public sealed record CorrectReviewBody(string? Reason);
