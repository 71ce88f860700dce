using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Registering;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class DeleteRegisterEntry : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/registers/{section}/entries/{entry}", HandleAsync)
        .WithName(nameof(DeleteRegisterEntry)).WithTags("registers").WithSummary("Takes an entry out of its register; its history stays and an older version can be restored.")
        .Needs(Permission.EditRegisters);

    internal static Task<Results<Ok<EntryDetail>, ProblemHttpResult>> HandleAsync(
        string section, string entry, int? version, string? reason, RegisterDesk registers, HttpContext http, CancellationToken abort) =>
        RegisterAnswer.OfAsync(registers, new RegisterChange(section, entry, "", version ?? 0, reason ?? ""), http.User, abort);
}
