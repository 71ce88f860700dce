namespace Isms.Monitor.Api.Replaying;

/// <summary>How a replay runs.</summary>
/// <param name="Speed">Multiple of the speed at which the lines were written; 0: as fast as they are taken.</param>
/// <param name="Format">Format of the lines, or <c>auto</c>; their times are read with it.</param>
/// <param name="ReferenceMicros">Dates lines without a year.</param>
/// <param name="Zone">Of times that state none.</param>
sealed record ReplayOptions(double Speed, string Format, long ReferenceMicros, TimeZoneInfo Zone);
