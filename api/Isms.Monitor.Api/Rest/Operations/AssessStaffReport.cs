using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class AssessStaffReport : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/staff-reports/{id}", HandleAsync)
        .WithName(nameof(AssessStaffReport)).WithTags("acting").WithSummary("Says whether a report was a security event, and which incident came of it.")
        .Needs(Permission.RecordCourse);

    internal static async Task<Results<Ok<Recorded<StaffReport>>, ProblemHttpResult>> HandleAsync(
        string id, StaffReportChange body, StaffReportDesk desk, HttpContext http, CancellationToken abort) =>
        RecordAnswer.Of(await desk.SaveAsync(http.User, id, body, abort), "report", Problems.NotFound("report", id, "GET /api/v1/staff-reports lists them."));
}
