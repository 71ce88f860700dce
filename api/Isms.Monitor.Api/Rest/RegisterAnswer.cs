using System.Security.Claims;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Registering;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest;

/// <summary>Carries out a change of a register and answers with the entry as it is then.</summary>
static class RegisterAnswer
{
    public static async Task<Results<Ok<EntryDetail>, ProblemHttpResult>> OfAsync(RegisterDesk registers, RegisterChange change, ClaimsPrincipal user, CancellationToken abort)
    {
        if (change.Problem is { } problem) return Problems.Wrong(problem, "See /openapi/v1.json.");
        return await registers.ChangeAsync(change, Session.NameOf(user), abort) switch
        {
            EditOutcome.Done => await new RegisterReading(registers).EntryAsync(change.Section, change.Entry, abort) is { } entry ? TypedResults.Ok(entry) : Missing.RegisterEntry(change.Section, change.Entry),
            EditOutcome.Refused refused => Refused(refused),
            EditOutcome.Conflict conflict => Stale(change, conflict),
            _ => Missing.RegisterEntry(change.Section, change.Entry),
        };
    }

    static ProblemHttpResult Refused(EditOutcome.Refused refused) => TypedResults.Problem(
        statusCode: 422,
        title: $"ISMS5055 With this entry the registers would have {(refused.Errors.Count == 1 ? "an error" : $"{refused.Errors.Count} errors")}: nothing was changed.",
        detail: "Each error says where it is and what to write; those at another place are of entries that need this one.",
        extensions: new Dictionary<string, object?> { ["errors"] = refused.Errors.Select(error => error.ToString()).ToArray() });

    static ProblemHttpResult Stale(RegisterChange change, EditOutcome.Conflict conflict) => TypedResults.Problem(
        statusCode: 409,
        title: $"ISMS5008 The entry has version {conflict.Version}, not {change.Version}: somebody changed it meanwhile.",
        detail: "Read the entry again, then send the change with the version that you have seen.",
        extensions: new Dictionary<string, object?> { ["expectedVersion"] = change.Version, ["currentVersion"] = conflict.Version });
}
