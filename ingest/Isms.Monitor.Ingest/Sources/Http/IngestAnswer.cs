namespace Isms.Monitor.Ingest.Sources.Http;

/// <summary>What became of a request.</summary>
/// <param name="Status">HTTP status: 200 only when all lines are stored.</param>
/// <param name="Lines">Lines in the body.</param>
/// <param name="AlreadyStored">Of these, lines that an earlier attempt with the same Idempotency-Key had stored.</param>
/// <param name="Problem"><c>ISMSnnnn problem. remedy.</c>; null when the status is 200.</param>
public sealed record IngestAnswer(int Status, long Lines, long AlreadyStored, string? Problem)
{
    internal static IngestAnswer Refused(int status, string problem) => new(status, 0, 0, problem);
}
