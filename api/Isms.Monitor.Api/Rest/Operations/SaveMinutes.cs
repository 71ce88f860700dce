using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class SaveMinutes : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/reviews/{id}/minutes", HandleAsync)
        .WithName(nameof(SaveMinutes)).WithTags("reviews").WithSummary("Writes the minutes of a review: attendees, discussion, decisions and the three conclusions.")
        .Needs(Permission.BuildReview);

    internal static async Task<Results<Ok<Recorded<ReviewMinutes>>, ProblemHttpResult>> HandleAsync(
        string id, MinutesChange body, ReviewDesk desk, HttpContext http, CancellationToken abort) =>
        RecordAnswer.Of(await desk.SaveAsync(http.User, id, body, abort), "minutes", Missing.Review(id));
}
