using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ChangeIncidentCourse : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/incidents/{id}/course", HandleAsync)
        .WithName(nameof(ChangeIncidentCourse)).WithTags("acting").WithSummary("Puts down when it occurred, when you became aware, what law applies, the cause and the cost.")
        .Needs(Permission.RecordCourse);

    internal static async Task<Results<Ok<Recorded<IncidentTimeline>>, ProblemHttpResult>> HandleAsync(
        string id, CourseChange body, CourseDesk desk, HttpContext http, CancellationToken abort) =>
        RecordAnswer.Of(await desk.SaveAsync(http.User, id, body, abort), "course", Missing.Incident(id));
}
