using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class SignReview : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/reviews/{id}/signature", HandleAsync)
        .WithName(nameof(SignReview)).WithTags("reviews").WithSummary("Signs snapshot and minutes in a role that the caller holds; afterwards nothing changes.")
        .Needs(Permission.SignReviews);

    internal static async Task<Results<Ok<Recorded<ReviewMinutes>>, ProblemHttpResult>> HandleAsync(
        string id, SignReviewBody body, ReviewDesk desk, HttpContext http, CancellationToken abort)
    {
        try
        {
            return RecordAnswer.Of(await desk.SignAsync(http.User, id, body.Version, body.Role ?? "", abort), "minutes", Missing.Review(id));
        }
        catch (NotHolderException other)
        {
            return Problems.NotHolder(other.Problem, other.Remedy);
        }
    }
}

/// <param name="Version">Of the minutes that the signer read.</param>
/// <param name="Role">top-management or isms-manager.</param>
public sealed record SignReviewBody(int Version, string? Role);
