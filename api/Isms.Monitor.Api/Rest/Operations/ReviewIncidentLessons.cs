using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ReviewIncidentLessons : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/incidents/{id}/lessons", HandleAsync)
        .WithName(nameof(ReviewIncidentLessons)).WithTags("acting").WithSummary("Puts down what was learned from a closed incident.")
        .Needs(Permission.RecordCourse);

    internal static async Task<Results<Ok<Recorded<LessonsReview>>, ProblemHttpResult>> HandleAsync(
        string id, LessonsChange body, CourseDesk desk, HttpContext http, CancellationToken abort) =>
        RecordAnswer.Of(await desk.LearnAsync(http.User, id, body, abort), "review of lessons", Missing.Incident(id));
}
