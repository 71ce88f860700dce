using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest;

/// <summary>The answer to writing a record: the version written, or why none was.</summary>
static class RecordAnswer
{
    /// <param name="kind">As it is called in a sentence: <c>nonconformity</c>.</param>
    /// <param name="missing">What is said when there is nothing with the id.</param>
    public static Results<Ok<Recorded<T>>, ProblemHttpResult> Of<T>(WriteOutcome<T> outcome, string kind, ProblemHttpResult missing)
        where T : class, IRecorded => outcome switch
    {
        WriteOutcome<T>.Done done => TypedResults.Ok(done.Written),
        WriteOutcome<T>.Refused refused => Problems.Refused(refused.Why),
        WriteOutcome<T>.Stale stale => Problems.StaleRecord(kind, stale),
        _ => missing,
    };
}
