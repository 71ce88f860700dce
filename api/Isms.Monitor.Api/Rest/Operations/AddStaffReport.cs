using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class AddStaffReport : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/staff-reports", HandleAsync)
        .WithName(nameof(AddStaffReport)).WithTags("acting").WithSummary("Adds a security event that somebody of the staff reported.")
        .Needs(Permission.RecordCourse);

    internal static async Task<Results<Ok<Recorded<StaffReport>>, ProblemHttpResult>> HandleAsync(
        StaffReportChange body, StaffReportDesk desk, HttpContext http, CancellationToken abort) =>
        RecordAnswer.Of(await desk.SaveAsync(http.User, null, body, abort), "report", Problems.NotFound("report", "", "GET /api/v1/staff-reports lists them."));
}
