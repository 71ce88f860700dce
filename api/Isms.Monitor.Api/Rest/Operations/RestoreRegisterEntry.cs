using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Registering;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class RestoreRegisterEntry : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/registers/{section}/entries/{entry}/restore", HandleAsync)
        .WithName(nameof(RestoreRegisterEntry)).WithTags("registers").WithSummary("Writes an older version of an entry as the newest one.")
        .Needs(Permission.EditRegisters);

    internal static async Task<Results<Ok<EntryDetail>, ProblemHttpResult>> HandleAsync(
        string section, string entry, RestoreRegisterEntryBody body, RegisterDesk registers, HttpContext http, CancellationToken abort)
    {
        var history = await registers.HistoryAsync(section, entry, abort);
        if (history.FirstOrDefault(one => one.Version == body.Restore) is not { } older) return Problems.NotFound("version", $"{section}/{entry} {body.Restore}", "The versions are in the entry's history.");
        return await RegisterAnswer.OfAsync(registers, new RegisterChange(section, entry, older.Value.Yaml, body.Version, body.Reason ?? ""), http.User, abort);
    }
}

/// <param name="Version">The newest version, as it was seen.</param>
/// <param name="Restore">The version whose text is to hold again.</param>
public sealed record RestoreRegisterEntryBody(int Version, int Restore, string? Reason);
