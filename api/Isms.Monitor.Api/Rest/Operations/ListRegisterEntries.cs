using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Registering;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListRegisterEntries : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/registers/{section}/entries", Handle)
        .WithName(nameof(ListRegisterEntries)).WithTags("registers").WithSummary("The entries of one register.")
        .Needs(Permission.ViewRegisters);

    internal static Results<Ok<IReadOnlyList<EntryRow>>, ProblemHttpResult> Handle(string section, RegisterDesk registers) =>
        new RegisterReading(registers).Entries(section) is { } rows ? TypedResults.Ok(rows) : Missing.Register(section);
}
