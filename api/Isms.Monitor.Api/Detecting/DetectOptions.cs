namespace Isms.Monitor.Api.Detecting;

/// <summary>What a run of <c>detect</c> was asked for; times in microseconds since 1970-01-01 UTC.</summary>
sealed record DetectOptions(string Format, bool IsSummary, long ReferenceMicros, TimeZoneInfo Zone, int Threads);
