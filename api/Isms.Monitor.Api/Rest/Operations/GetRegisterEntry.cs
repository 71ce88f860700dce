using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Registering;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetRegisterEntry : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/registers/{section}/entries/{entry}", HandleAsync)
        .WithName(nameof(GetRegisterEntry)).WithTags("registers").WithSummary("One entry of a register as YAML, with its history.")
        .Needs(Permission.ViewRegisters);

    internal static async Task<Results<Ok<EntryDetail>, ProblemHttpResult>> HandleAsync(
        string section, string entry, RegisterDesk registers, CancellationToken abort) =>
        await new RegisterReading(registers).EntryAsync(section, entry, abort) is { } detail
            ? TypedResults.Ok(detail)
            : Missing.RegisterEntry(section, entry);
}
