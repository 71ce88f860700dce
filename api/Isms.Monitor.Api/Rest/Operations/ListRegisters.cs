using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Registering;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListRegisters : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/registers", Handle)
        .WithName(nameof(ListRegisters)).WithTags("registers").WithSummary("The registers of the ISMS, with what a reviewer notes on them.")
        .Needs(Permission.ViewRegisters);

    internal static Ok<RegisterList> Handle(RegisterDesk registers)
    {
        var reading = new RegisterReading(registers);
        return TypedResults.Ok(new RegisterList(reading.Sections(), reading.Findings()));
    }
}

/// <param name="Findings">As <c>path(line,column): ISMSnnnn problem. remedy.</c></param>
public sealed record RegisterList(IReadOnlyList<SectionRow> Sections, IReadOnlyList<string> Findings);
