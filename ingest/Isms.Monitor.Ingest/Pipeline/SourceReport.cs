namespace Isms.Monitor.Ingest.Pipeline;

/// <param name="Source">Name of the source.</param>
/// <param name="AtMicros">When; microseconds since 1970-01-01 UTC.</param>
/// <param name="Text"><c>ISMSnnnn problem. remedy.</c></param>
public sealed record SourceReport(string Source, long AtMicros, string Text);
