using System.Text;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Registering;
using Isms.Monitor.Controls.Oscal;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetAssessmentResults : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/oscal/assessment-results", HandleAsync)
        .WithName(nameof(GetAssessmentResults)).WithTags("oscal").WithSummary("The last measurement as OSCAL assessment results; what was not measured has no finding.")
        .Needs(Permission.ViewControls);

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(IMeasurements measurements, RegisterDesk registers, CancellationToken abort)
    {
        if (await measurements.LastAsync(abort) is not { } last) return Problems.NotFound("measurement", "last", "The first one is made within five minutes of the start.");
        var held = await registers.AtAsync(last.AtMicros, abort);
        return TypedResults.File(Encoding.UTF8.GetBytes(AssessmentResults.Write(last, held.Organisation.Registers)), "application/json", "assessment-results.json");
    }
}
