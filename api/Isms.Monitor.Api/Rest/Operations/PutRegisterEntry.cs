using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Registering;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class PutRegisterEntry : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/registers/{section}/entries/{entry}", HandleAsync)
        .WithName(nameof(PutRegisterEntry)).WithTags("registers").WithSummary("Adds or changes an entry; it holds at once, when the registers have no error with it.")
        .Needs(Permission.EditRegisters);

    internal static Task<Results<Ok<EntryDetail>, ProblemHttpResult>> HandleAsync(
        string section, string entry, PutRegisterEntryBody body, RegisterDesk registers, HttpContext http, CancellationToken abort) =>
        string.IsNullOrWhiteSpace(body.Yaml)
            ? Task.FromResult<Results<Ok<EntryDetail>, ProblemHttpResult>>(Problems.Wrong("'yaml' is empty.", "Send all of the entry; DELETE takes it out."))
            : RegisterAnswer.OfAsync(registers, new RegisterChange(section, entry, body.Yaml, body.Version, body.Reason ?? ""), http.User, abort);
}

/// <param name="Version">The version that the change was made on; 0 for an entry that was never edited here.</param>
/// <param name="Yaml">All of the entry in the shape of the files.</param>
/// <param name="Reason">Why, for the history.</param>
public sealed record PutRegisterEntryBody(int Version, string? Yaml, string? Reason);
