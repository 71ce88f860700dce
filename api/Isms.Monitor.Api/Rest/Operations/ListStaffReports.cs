using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListStaffReports : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/staff-reports", HandleAsync)
        .WithName(nameof(ListStaffReports)).WithTags("acting").WithSummary("Security events that the staff reported, the newest first. Who it was is not kept.")
        .Needs(Permission.ViewIncidents);

    internal static async Task<Ok<IReadOnlyList<Recorded<StaffReport>>>> HandleAsync(StaffReportDesk desk, CancellationToken abort) =>
        TypedResults.Ok(await desk.ListAsync(abort));
}
