namespace Isms.Monitor.Api.Parsing;

/// <summary>What a run of <c>parse</c> was asked for; times in microseconds since 1970-01-01 UTC.</summary>
sealed record ParseOptions(
    string Format, bool IsFlat, bool EndsWithNull, bool IsSummary, long ReferenceMicros, TimeZoneInfo Zone, int Threads);
