using System.Text;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Registering;
using Isms.Monitor.Registers.Editions;
using Isms.Monitor.Registers.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetRegisterCsv : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/registers/{section}/csv", Handle)
        .WithName(nameof(GetRegisterCsv)).WithTags("registers").WithSummary("One register as CSV, a row for each entry; no cell begins like a formula.")
        .Needs(Permission.ViewRegisters);

    internal static Results<FileContentHttpResult, ProblemHttpResult> Handle(string section, RegisterDesk registers) =>
        SectionOutline.All.Any(outline => outline.Key == section)
            ? TypedResults.File(Encoding.UTF8.GetBytes(RegisterTable.Write(registers.Now.Edition, section)), "text/csv; charset=utf-8", $"{section}.csv")
            : Missing.Register(section);
}
