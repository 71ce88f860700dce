using System.Text;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Registering;
using Isms.Monitor.Controls.Oscal;
using Isms.Monitor.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetComponentDefinition : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/oscal/component-definition", Handle)
        .WithName(nameof(GetComponentDefinition)).WithTags("oscal").WithSummary("The Statement of Applicability as an OSCAL component definition.")
        .Needs(Permission.ViewRegisters);

    internal static FileContentHttpResult Handle(RegisterDesk registers, TimeProvider clock) => TypedResults.File(
        Encoding.UTF8.GetBytes(ComponentDefinition.Write(registers.Now.Organisation.Registers, UnixMicros.From(clock.GetUtcNow()))), "application/json", "component-definition.json");
}
