using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetIncidentCourse : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/incidents/{id}/course", HandleAsync)
        .WithName(nameof(GetIncidentCourse)).WithTags("acting").WithSummary("Times of an incident with their quality, notifications, cost and lessons.")
        .Needs(Permission.ViewIncidents);

    internal static async Task<Results<Ok<CourseBody>, ProblemHttpResult>> HandleAsync(string id, CourseDesk desk, CancellationToken abort) =>
        await desk.GetAsync(id, abort) is { } course ? TypedResults.Ok(CourseBody.Of(course)) : Missing.Incident(id);
}

/// <param name="DetectedMicros">When the first alert was raised; this and the next two come from the incident's history.</param>
/// <param name="Timeline">What people put down; null while nobody did.</param>
public sealed record CourseBody(long DetectedMicros, long? ContainedMicros, long? ResolvedMicros, Recorded<IncidentTimeline>? Timeline,
    IReadOnlyList<Recorded<ClockStep>> Clocks, Recorded<LessonsReview>? Lessons)
{
    internal static CourseBody Of(Course course) => new(course.Incident.Machine.DetectedMicros, course.Incident.Human.ContainedMicros,
        course.Incident.Human.ResolvedMicros, course.Timeline, course.Clocks, course.Lessons);
}
