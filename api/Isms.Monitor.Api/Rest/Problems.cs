using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest;

/// <summary>Problem documents (RFC 9457). The title starts with a stable code; the detail is the remedy.</summary>
static class Problems
{
    public static ProblemHttpResult NotFound(string kind, string id, string remedy) =>
        TypedResults.Problem(statusCode: 404, title: $"ISMS5005 There is no {kind} '{Short(id)}'.", detail: remedy);

    public static ProblemHttpResult Wrong(QueryProblem problem) => TypedResults.Problem(
        statusCode: 400,
        title: $"ISMS5006 query(1,{problem.Column}): {problem.Problem}",
        detail: problem.Remedy,
        extensions: new Dictionary<string, object?> { ["column"] = problem.Column });

    public static ProblemHttpResult Refused(ActionOutcome.Refused refused) => TypedResults.Problem(
        statusCode: 409,
        title: $"ISMS5007 {refused.Problem}",
        detail: "The states that it can go to are in 'allowed'.",
        extensions: new Dictionary<string, object?> { ["state"] = refused.Current.Human.State, ["allowed"] = refused.Allowed, ["version"] = refused.Current.Version });

    public static ProblemHttpResult Stale(int expected, IncidentAction? yours, ActionOutcome.Conflict conflict) => TypedResults.Problem(
        statusCode: 409,
        title: $"ISMS5008 The incident has version {conflict.Current.Version}, not {expected}: somebody changed it meanwhile.",
        detail: "Look at 'since' and 'current', then send the action again with the current version.",
        extensions: new Dictionary<string, object?>
        {
            ["expectedVersion"] = expected,
            ["currentVersion"] = conflict.Current.Version,
            ["current"] = conflict.Current,
            ["since"] = conflict.Since,
            ["yours"] = yours,
        });

    public static ProblemHttpResult Wrong(string problem, string remedy) =>
        TypedResults.Problem(statusCode: 400, title: $"ISMS5010 {problem}", detail: remedy);

    public static ProblemHttpResult NotUndoable(string what) => TypedResults.Problem(
        statusCode: 409, title: $"ISMS5014 {what} cannot be taken back any more.", detail: "Undo is possible for 10 minutes after the end, once.");

    /// <summary>A rule of the records is against it.</summary>
    public static ProblemHttpResult Refused(Refusal why) =>
        TypedResults.Problem(statusCode: 422, title: $"{why.Code} {why.Problem}.", detail: why.Remedy + ".");

    /// <param name="kind">Such as <c>nonconformity</c>.</param>
    public static ProblemHttpResult StaleRecord<T>(string kind, WriteOutcome<T>.Stale stale)
        where T : class, IRecorded => TypedResults.Problem(
        statusCode: 409,
        title: $"ISMS5008 The {kind} has version {stale.Current?.Version ?? 0}, not {stale.Expected}: somebody changed it meanwhile.",
        detail: "Look at 'current', then send it again with the current version.",
        extensions: new Dictionary<string, object?> { ["expectedVersion"] = stale.Expected, ["currentVersion"] = stale.Current?.Version ?? 0, ["current"] = stale.Current });

    public static ProblemHttpResult StaleProposal(string problem, string remedy) =>
        TypedResults.Problem(statusCode: 409, title: $"ISMS5066 {problem}", detail: remedy);

    public static ProblemHttpResult NotHolder(string problem, string remedy) =>
        TypedResults.Problem(statusCode: 403, title: $"ISMS5067 {problem}", detail: remedy);

    static string Short(string id) => id.Length <= 80 ? id : id[..80] + "…";
}
